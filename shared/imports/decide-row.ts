import { fieldError } from '../kernel/errors.ts';
import type { ImportRowView, RowDecision } from './model.ts';

/** What its owner decides of one duplicate: only parties that were shown may be updated, and a second party needs its reason. */
export const decidedRow = (row: ImportRowView, { decision, partyId, reason }: RowDecision): ImportRowView => {
  const candidates = (row.candidates ?? []).flatMap(({ id }) => id ?? []);
  if (decision === 'update' && row.sameAsRow === undefined) {
    if (!partyId || !candidates.includes(partyId))
      throw fieldError('INPUT_INVALID', 'partyId', 'must be one of the parties that the row looks like');
    return { ...row, decision: { decision, partyId } };
  }
  if (decision === 'create') {
    const held = row.candidates?.some(({ reasons }) => reasons.some(({ code }) => code === 'same-identifier'));
    if (held) throw fieldError('IDENTIFIER_TAKEN', 'decision', 'its number is already held by another party');
    if (!reason) throw fieldError('INPUT_INVALID', 'reason', 'is needed to create a party that looks like another');
    return { ...row, decision: { decision, reason } };
  }
  return { ...row, decision: { decision } };
};
