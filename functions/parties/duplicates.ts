import type { Caller } from '#shared/access/caller';
import { candidatesFor, likeliest, mustSayWhy } from '#shared/parties/duplicate-candidates';
import type { DuplicateFacts } from '#shared/parties/names';
import { scoreLine, tracesOf } from '#shared/parties/register-duplicates';
import type { DuplicateCandidate } from '#shared/parties/register-row';
import type { Party } from '#shared/parties/model';
import { customFields } from '../settings/store.ts';
import { partiesRegister, readingOf } from './register.ts';
import { holdersOf, identifierTaken, seenParties } from './store.ts';

type Asking = { caller: Caller; now: Date };

/** Parties that look like a draft, the likeliest first. All rows are looked at, but those of others are only said to exist. */
export const likelyDuplicates = async (
  { caller, now }: Asking,
  draft: DuplicateFacts,
  except?: string,
): Promise<DuplicateCandidate[]> => {
  const reading = readingOf(caller, await customFields(), now);
  const everywhere = { ...reading, rights: { ...reading.rights, scope: 'all' as const } };
  const lines = await partiesRegister.similar(everywhere, tracesOf(draft), except);
  const found = likeliest(lines.map(({ id, values }) => ({ id, ...scoreLine(draft, values) })));
  if (found.length === 0) return [];
  return candidatesFor(
    found,
    await seenParties(
      found.map(({ id }) => id),
      caller,
    ),
  );
};

/** Which of a party's identifiers another one holds; their guards in the transaction say the same to a racing twin. */
const mustBeFree = async (identifiers: DuplicateFacts['identifiers'], self: string | undefined): Promise<void> => {
  const held = await holdersOf(identifiers ?? []);
  for (const [index, identifier] of (identifiers ?? []).entries()) {
    const holder = held.find(({ type, value }) => type === identifier.type && value === identifier.value);
    if (holder && holder.partyId !== self) throw identifierTaken(identifier, index);
  }
};

type Draft = DuplicateFacts & { duplicateReason?: string | null | undefined };

/** Refuses identifiers that are held, and likely duplicates as long as no reason is given to go on. */
export const mustNotRepeat = async (asking: Asking, draft: Draft, self?: Party): Promise<void> => {
  const [free, candidates] = await Promise.allSettled([
    mustBeFree(draft.identifiers, self?.id),
    draft.duplicateReason ? [] : likelyDuplicates(asking, draft, self?.id),
  ]);
  // A held number is final, so it is told first: a reason would not help.
  if (free.status === 'rejected') throw free.reason;
  if (candidates.status === 'rejected') throw candidates.reason;
  mustSayWhy(candidates.value, draft.duplicateReason);
};
