import { DomainError } from '../kernel/errors.ts';
import type { DuplicateScore } from './names.ts';
import type { Party } from './model.ts';
import type { DuplicateCandidate } from './register-row.ts';

/** From here on going on needs a reason; below it a likeness is only shown. */
export const certainlyAsked = 80;
const shownFrom = 50;
const mostShown = 10;

export type Likeness = DuplicateScore & { id: string };

/** What a reader gets of the likenesses found: those of their rows by name, others only as existing. */
export const candidatesFor = (found: readonly Likeness[], seen: ReadonlyMap<string, Party>): DuplicateCandidate[] =>
  found.map(({ id, score, reasons }) => {
    const party = seen.get(id);
    if (!party) return { score, reasons: [], hidden: true };
    const told = reasons.map(({ code, field }) => ({ code, field }));
    return {
      id,
      number: party.number,
      legalName: party.legalName,
      roles: Object.keys(party.roleStates),
      score,
      reasons: told,
    };
  });

/** The most alike first. */
export const likeliest = (found: readonly Likeness[]): Likeness[] =>
  found
    .filter(({ score }) => score >= shownFrom)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostShown);

/** A second party for what is probably the same one needs a reason, which the audit keeps. */
export const mustSayWhy = (candidates: readonly DuplicateCandidate[], reason: string | null | undefined): void => {
  const asked = candidates.filter(({ score }) => score >= certainlyAsked);
  if (asked.length > 0 && !reason)
    throw new DomainError('POSSIBLE_DUPLICATE', 'this party may be registered already', { candidates: asked });
};
