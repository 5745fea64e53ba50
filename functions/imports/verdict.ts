import type { Caller } from '#shared/access/caller';
import { createdFromRow } from '#shared/imports/load-row';
import type { RowFault } from '#shared/imports/faults';
import type { ImportRowView, Mapping, RowDecision } from '#shared/imports/model';
import { draftOfRow, type RowPlan } from '#shared/imports/row-draft';
import { faultOfField, faultsOfRefusal, partyOfRow, type CheckedRow, type PartyBody } from '#shared/imports/row-party';
import { DomainError } from '#shared/kernel/errors';
import type { Party } from '#shared/parties/model';
import type { DuplicateCandidate } from '#shared/parties/register-row';
import type { CustomField } from '#shared/settings/model';
import type { Found } from './candidates.ts';
import type { ChunkRow } from './objects.ts';
import { rowIds } from './row-ids.ts';

export type Work = {
  importId: string;
  plan: RowPlan;
  caller: Caller;
  fields: readonly CustomField[];
  reason: string;
  now: Date;
};

/** A row that can be loaded as far as itself goes, with the party it would come to. */
export type Sound = { row: ChunkRow; checked: CheckedRow & { body: PartyBody }; party: Party };
export type Faulty = { row: ChunkRow; name: string; faults: RowFault[] };

/** Reads a row and decides it as if it were loaded as a new party, writing nothing. */
export const judgeRow = (work: Work, row: ChunkRow): Sound | Faulty => {
  const { importId, plan, caller, fields, reason, now } = work;
  const draft = draftOfRow(plan, row.cells);
  const checked = partyOfRow(plan, draft, row.cells, caller);
  const { body, faults } = checked;
  if (!body || faults.length > 0) return { row, name: draft.name, faults };
  try {
    const newId = rowIds(importId, row.row);
    const { party } = createdFromRow({ body, states: draft.states, caller, now, newId, fields, reason }, '');
    return { row, checked: { ...checked, body }, party };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { row, name: draft.name, faults: faultsOfRefusal(plan, draft, row.cells, error) };
  }
};

export const isFaulty = (judged: Sound | Faulty): judged is Faulty => 'faults' in judged;

/** Below this a likeness is a guess: a rule alone does not change a party by it. */
const certainEnough = 90;
const byName = new Set(['same-name', 'similar-name']);

/** A name by itself, the very same even, is left to a person: people share names, and a wrong merge overwrites. */
const isCertain = ({ score, reasons }: DuplicateCandidate): boolean =>
  score >= certainEnough && reasons.some(({ code }) => !byName.has(code));

const decidedByRule = ({ duplicates, duplicateReason }: Mapping, { candidates, held }: Found): RowDecision | null => {
  if (duplicates === 'skip') return { decision: 'skip' };
  if (duplicates === 'update') {
    const best = candidates.find((one) => one.id !== undefined && isCertain(one));
    return best?.id ? { decision: 'update', partyId: best.id } : null;
  }
  return duplicates === 'create' && !held ? { decision: 'create', reason: duplicateReason ?? null } : null;
};

/**
 * What is said of a sound row that is not simply new: the parties it looks like, or the earlier row that is the same party, and
 * what the rule decides. Undefined for a row that becomes a party of its own.
 */
export const verdictOf = (
  { plan: { mapping } }: Work,
  { row, checked }: Sound,
  found: Found,
  before: ImportRowView | undefined,
): ImportRowView | undefined => {
  const base = { row: row.row, status: 'duplicate' as const, name: checked.draft.name, faults: [] };
  if (row.same !== undefined) {
    const joins = mapping.joinContacts && checked.body.contacts !== undefined;
    const rule = joins ? 'update' : mapping.duplicates;
    const decision =
      before?.decision ??
      (rule === 'ask'
        ? null
        : { decision: rule, ...(rule === 'create' ? { reason: mapping.duplicateReason ?? null } : {}) });
    return { ...base, sameAsRow: row.same, decision };
  }
  if (found.candidates.length === 0) return undefined;
  const stillThere = before?.decision?.partyId
    ? found.candidates.some(({ id }) => id === before.decision?.partyId)
    : true;
  const decision = before?.decision && stillThere ? before.decision : decidedByRule(mapping, found);
  return { ...base, candidates: found.candidates, decision };
};

/** A row that belongs to an earlier one waits for it: once that is right, both are. */
export const withoutFirst = (plan: RowPlan, { row, checked }: Sound): Faulty => ({
  row,
  name: checked.draft.name,
  faults: [faultOfField(plan, checked.draft, row.cells, null, 'first-row-not-imported', String(row.same ?? ''))],
});
