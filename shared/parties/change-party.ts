import type { Caller } from '../access/caller.ts';
import { same } from '../kernel/canonical.ts';
import { DomainError, fieldError } from '../kernel/errors.ts';
import { regionOf } from './divisions.ts';
import { merged, named } from './merge.ts';
import type { Party, PartyFacts } from './model.ts';
import type { DuplicateFacts } from './names.ts';
import { mustBePlausible } from './plausible.ts';
import { tidyReach } from './reach.ts';
import { checkedIdentifiers, countryOf } from './register-party.ts';
import { mustFit } from './sizes.ts';
import { mustEdit } from './visible.ts';

/** What a change may name; null empties. Custom values come settled by `settledCustom`. */
export type PartyChange = { [Field in keyof PartyFacts]?: PartyFacts[Field] | null | undefined };

/** An archived party is read, not changed, until it is restored. */
export const mustBeOpen = ({ archivedAt }: Pick<Party, 'archivedAt'>): void => {
  if (archivedAt) throw new DomainError('PARTY_ARCHIVED', 'this party is archived; restore it first', { archivedAt });
};

type Changing = { party: Party; given: PartyChange; caller: Caller; now: Date };

/** The party after a change of its facts: identifiers checked, phones tidied, the region that follows from its address. */
export const changedParty = ({ party, given, caller, now }: Changing): Party => {
  mustBeOpen(party);
  const { custom, ...facts } = given;
  if (named(facts).length > 0) mustEdit(caller, 'identity');
  if (facts.parentId === party.id) throw fieldError('INPUT_INVALID', 'parentId', 'must be another party');
  mustBePlausible(facts, now);
  const after = merged<Party>(party, { ...facts, custom });
  const country = countryOf(after);
  const region = facts.addresses === undefined ? party.region : regionOf(after.addresses?.[0]);
  // What was there before is not judged anew: only what this change gives.
  const identifiers = facts.identifiers ? checkedIdentifiers(facts.identifiers, country) : after.identifiers;
  const changed = { ...after, ...tidyReach(reachOf(facts), country), ...(identifiers ? { identifiers } : {}), region };
  mustFit('party', changed);
  return same(changed, party) ? party : touched(changed, caller, now);
};

const reachOf = ({ phones, emails }: PartyChange) => ({ ...(phones ? { phones } : {}), ...(emails ? { emails } : {}) });

/** The next version, by whom and when. */
export const touched = (party: Party, caller: Caller, now: Date): Party => ({
  ...party,
  version: party.version + 1,
  updatedAt: now.toISOString(),
  updatedBy: caller.staffId,
});

export const archivedParty = (party: Party, caller: Caller, now: Date): Party => {
  mustBeOpen(party);
  return touched({ ...party, archivedAt: now.toISOString() }, caller, now);
};

/** Restoring what is not archived changes nothing. */
export const restoredParty = ({ archivedAt, ...party }: Party, caller: Caller, now: Date): Party =>
  archivedAt ? touched(party, caller, now) : party;

/**
 * What of a change could make the party like another one: only what is new. That it was like another before was decided then. Undefined
 * where nothing of the kind changes.
 */
export const newLikeness = (before: Party, after: Party): DuplicateFacts | undefined => {
  const compared = ['legalName', 'englishName', 'identifiers', 'phones'] as const;
  const changed = compared.filter((field) => after[field] !== undefined && !same(after[field], before[field]));
  if (changed.length === 0) return undefined;
  // Beside what is new, what it is: people may share a name that companies may not.
  return { kind: after.kind, ...Object.fromEntries(changed.map((field) => [field, after[field]])) };
};
