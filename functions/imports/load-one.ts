import { DomainError } from '#shared/kernel/errors';
import { createdFromRow, updatedFromRow } from '#shared/imports/load-row';
import type { ImportRowView, RowDecision } from '#shared/imports/model';
import { draftOfRow, type RowDraft } from '#shared/imports/row-draft';
import { partyOfRow, type PartyBody } from '#shared/imports/row-party';
import { grantsOf } from '#shared/parties/custom';
import { partyNumber } from '#shared/parties/register-party';
import { loadParty } from '../parties/store.ts';
import type { ChunkRow } from './objects.ts';
import { creationOf, saveCreations, updateParty, type Creation } from './party-store.ts';
import { rowIds } from './row-ids.ts';
import { doneOf, type Done } from './row-store.ts';
import type { Work } from './verdict.ts';

export type Loading = Work & {
  /** What was found and decided of the rows of this piece. */
  told: ReadonlyMap<number, ImportRowView>;
  /** Rows that are loaded already. */
  done: Map<number, Done>;
  /** A number for each party that may be created. */
  numberOf: (row: number) => number;
};

type Read = { body: PartyBody; draft: RowDraft };

const readRow = ({ plan, caller }: Loading, row: ChunkRow): Read => {
  const draft = draftOfRow(plan, row.cells);
  const { body } = partyOfRow(plan, draft, row.cells, caller);
  if (!body) throw new DomainError('INPUT_INVALID', 'this row cannot be read any more');
  return { body, draft };
};

const actOf = ({ importId, caller, reason, now }: Loading, { row }: ChunkRow, decision: RowDecision | undefined) => ({
  importId,
  row,
  caller,
  why: decision?.reason ? `${reason} · ${decision.reason}` : reason,
  now,
});

const sharedBy = ({ importId, caller, now, fields, reason }: Loading, { row }: ChunkRow, { body, draft }: Read) => ({
  body,
  states: draft.states,
  caller,
  now,
  newId: rowIds(importId, row),
  fields,
  reason,
});

/** A row as a party of its own, not written yet. */
export const createdAs = (loading: Loading, row: ChunkRow, decision: RowDecision | undefined): Creation =>
  creationOf(
    actOf(loading, row, decision),
    createdFromRow(sharedBy(loading, row, readRow(loading, row)), partyNumber(loading.numberOf(row.row))),
  );

/** Loads one row: as a new party, or into one that is there. */
export const loadOne = async (
  loading: Loading,
  row: ChunkRow,
  decision: RowDecision | undefined,
  again: boolean,
): Promise<Done> => {
  // An earlier try may have come through although its answer was lost.
  const earlier = again ? await doneOf(loading.importId, row.row) : undefined;
  if (earlier) return earlier;
  if (decision?.decision !== 'update') {
    const creation = createdAs(loading, row, decision);
    await saveCreations([creation]);
    return creation.done;
  }
  const read = readRow(loading, row);
  const whole = await loadParty(decision.partyId ?? (await partyOf(loading, row)), loading.caller);
  const { said, roles } = read.draft;
  const updated = updatedFromRow({
    ...sharedBy(loading, row, read),
    whole,
    said,
    roles,
    grants: grantsOf(loading.fields),
  });
  return updateParty(actOf(loading, row, decision), whole, updated);
};

/** The party that the first row of the same party became. */
const partyOf = async ({ importId, done }: Loading, { same }: ChunkRow): Promise<string> => {
  const first = same === undefined ? undefined : (done.get(same) ?? (await doneOf(importId, same)));
  if (!first)
    throw new DomainError('NOT_FOUND', 'the first row of this party was not imported', {
      fault: 'first-row-not-imported',
    });
  return first.partyId;
};
