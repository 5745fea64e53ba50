import { DomainError } from '#shared/kernel/errors';
import { createdFromRow, updatedFromRow } from '#shared/imports/load-row';
import type { FaultCode } from '#shared/imports/faults';
import type { Counts, ImportRowView, RowDecision } from '#shared/imports/model';
import { draftOfRow } from '#shared/imports/row-draft';
import { faultOfField, faultsOfRefusal, partyOfRow } from '#shared/imports/row-party';
import { grantsOf } from '#shared/parties/custom';
import { partyNumber } from '#shared/parties/register-party';
import { retrying } from '#platform/table/commit';
import { loadParty } from '../parties/store.ts';
import { atOnce } from './in-turn.ts';
import type { ChunkRow } from './objects.ts';
import { createParty, updateParty } from './party-store.ts';
import { rowIds } from './row-ids.ts';
import { doneOf, saveRow, type Done } from './row-store.ts';
import type { Work } from './verdict.ts';

export type Loading = Work & {
  /** What was found and decided of the rows of this piece. */
  told: ReadonlyMap<number, ImportRowView>;
  /** Rows that are loaded already. */
  done: Map<number, Done>;
  /** A number for each party that may be created. */
  numberOf: (row: number) => number;
};

/** At most this many transactions at once: more only wait for each other. */
const width = 8;

/** Which rows go to one party: named by its id, or by the first row of it where that becomes or updates the party itself. */
const partyKeys = ({ told }: Loading, rows: readonly ChunkRow[]): ((row: ChunkRow) => string) => {
  const inPiece = new Map(rows.map((row) => [row.row, row]));
  const own = (row: ChunkRow): string => told.get(row.row)?.decision?.partyId ?? String(row.row);
  return (row) => {
    if (row.same === undefined) return own(row);
    const first = inPiece.get(row.same);
    return first ? own(first) : String(row.same);
  };
};

type Outcome = keyof Counts;
const counted: Record<Done['outcome'], Outcome> = { created: 'created', updated: 'updated', unchanged: 'skipped' };

/**
 * Loads the rows of a piece that are not loaded yet and counts all of them. Rows that go to the party of an earlier one come
 * after it, one at a time.
 */
export const loadRows = async (loading: Loading, rows: readonly ChunkRow[]): Promise<Counts> => {
  const counts: Counts = { created: 0, updated: 0, duplicates: 0, skipped: 0, faulty: 0 };
  const load = async (row: ChunkRow): Promise<void> => {
    counts[await outcomeOf(loading, row)] += 1;
  };
  const goesAfter = (row: ChunkRow): boolean => row.same !== undefined || loading.told.get(row.row)?.decision?.decision === 'update';
  await atOnce(width, rows.filter((row) => !goesAfter(row)), load);
  const byParty = Map.groupBy(rows.filter(goesAfter), partyKeys(loading, rows));
  await atOnce(width, [...byParty.values()], async (group) => {
    for (const row of group) await load(row);
  });
  return counts;
};

const outcomeOf = async (loading: Loading, row: ChunkRow): Promise<Outcome> => {
  const { told, done, importId } = loading;
  const already = done.get(row.row);
  if (already) return counted[already.outcome];
  const said = told.get(row.row);
  if (said?.status === 'fault') return 'faulty';
  if (said && !said.decision) return 'duplicates';
  if (said?.decision?.decision === 'skip') return 'skipped';
  try {
    const now = await retrying(() => loadOne(loading, row, said?.decision ?? undefined));
    done.set(row.row, now);
    return counted[now.outcome];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await saveRow(importId, faulty(loading, row, error));
    return 'faulty';
  }
};

const faulty = ({ plan }: Loading, row: ChunkRow, error: DomainError): ImportRowView => {
  const draft = draftOfRow(plan, row.cells);
  const code = error.details.fault as FaultCode | undefined;
  const faults = code ? [faultOfField(plan, draft, row.cells, null, code, String(row.same ?? ''))] : faultsOfRefusal(plan, draft, row.cells, error);
  return { row: row.row, status: 'fault', name: draft.name, faults };
};

const loadOne = async (loading: Loading, row: ChunkRow, decision: RowDecision | undefined): Promise<Done> => {
  const { importId, plan, caller, fields, reason, now } = loading;
  // Another try of the same row may have come through although its answer was lost.
  const earlier = await doneOf(importId, row.row);
  if (earlier) return earlier;
  const draft = draftOfRow(plan, row.cells);
  const { body } = partyOfRow(plan, draft, row.cells, caller);
  if (!body) throw new DomainError('INPUT_INVALID', 'this row cannot be read any more');
  const act = { importId, row: row.row, caller, why: decision?.reason ? `${reason} · ${decision.reason}` : reason, now };
  const shared = { body, states: draft.states, caller, now, newId: rowIds(importId, row.row), fields, reason };
  if (decision?.decision !== 'update') return createParty(act, createdFromRow(shared, partyNumber(loading.numberOf(row.row))));
  const whole = await loadParty(decision.partyId ?? (await partyOf(loading, row)), caller);
  const { said } = draft;
  return updateParty(act, whole, updatedFromRow({ ...shared, whole, said, roles: draft.roles, grants: grantsOf(fields) }));
};

/** The party that the first row of the same party became. */
const partyOf = async ({ importId, done }: Loading, { same }: ChunkRow): Promise<string> => {
  const first = same === undefined ? undefined : (done.get(same) ?? (await doneOf(importId, same)));
  if (!first) throw new DomainError('NOT_FOUND', 'the first row of this party was not imported', { fault: 'first-row-not-imported' });
  return first.partyId;
};
