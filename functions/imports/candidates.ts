import type { Caller } from '#shared/access/caller';
import { candidatesFor, certainlyAsked, likeliest, type Likeness } from '#shared/parties/duplicate-candidates';
import type { DuplicateFacts } from '#shared/parties/names';
import { conditionsOf } from '#shared/parties/party-lines';
import { scoreLine, tracesOf } from '#shared/parties/register-duplicates';
import type { DuplicateCandidate } from '#shared/parties/register-row';
import { holdersOf, seenParties } from '../parties/store.ts';
import { partiesRegister, readingOf } from './register.ts';

export type Draft = DuplicateFacts & { identifiers?: { type: string; value: string }[] | undefined };
/** Parties that a row looks like; `held` when one of its numbers is taken, so that nothing new can be created with it. */
export type Found = { candidates: DuplicateCandidate[]; held: boolean };
const nobody: Found = { candidates: [], held: false };

/**
 * What is asked about on the form is nearly the same by name, or the same by phone or mail as well; so a name that shares less
 * than this of its letter pairs alone is not looked at. The fields are those that a likeness is scored by.
 */
const certainLikeness = {
  alike: 0.7,
  fields: [
    'kind',
    'legalName',
    'englishName',
    'formerNames',
    'identifiers',
    'uscc',
    'phones',
    'emails',
    'bankIndex',
    'contact.phones',
    'contact.emails',
  ],
};

const inGroups = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));

const uniqueNumbers = (drafts: readonly Draft[]) =>
  [
    ...new Map(
      drafts.flatMap(({ identifiers = [] }) => identifiers.map((one) => [`${one.type} ${one.value}`, one] as const)),
    ).entries(),
  ].map(([, one]) => one);

/** Who holds each number, from the guards themselves: the register may lag, they do not. */
const holders = async (drafts: readonly Draft[]): Promise<Map<string, string>> => {
  const found = await Promise.all(inGroups(uniqueNumbers(drafts), 100).map(holdersOf));
  return new Map(found.flat().map(({ type, value, partyId }) => [`${type} ${value}`, partyId]));
};

/**
 * For each draft the parties that it certainly or probably is, those that the form too would ask about. A number that is held
 * settles it; only without one is the register asked for likenesses.
 */
export const findDuplicates = async (caller: Caller, drafts: readonly Draft[], now: Date): Promise<Found[]> => {
  const held = await holders(drafts);
  const holderOf = ({ identifiers = [] }: Draft): string | undefined =>
    identifiers.map(({ type, value }) => held.get(`${type} ${value}`)).find(Boolean);
  const reading = await readingOf(caller, now);
  // An archived party is none to go on with; what an undo archived is no duplicate of the corrected file.
  const everywhere = { ...reading, rights: { ...reading.rights, scope: 'all' as const }, always: conditionsOf({}) };
  const open = drafts.filter((draft) => !holderOf(draft));
  const lines = await partiesRegister.similarAll(everywhere, open.map(tracesOf), certainLikeness);
  const likenesses = new Map(
    open.map((draft, at): [Draft, Likeness[]] => [
      draft,
      likeliest((lines[at] ?? []).map(({ id, values }) => ({ id, ...scoreLine(draft, values) }))).filter(
        ({ score }) => score >= certainlyAsked,
      ),
    ]),
  );
  const certain = (partyId: string): Likeness[] => [
    { id: partyId, score: 100, reasons: [{ code: 'same-identifier', field: 'identifiers' }] },
  ];
  const of = (draft: Draft): Likeness[] => {
    const holder = holderOf(draft);
    return holder ? certain(holder) : (likenesses.get(draft) ?? []);
  };
  const ids = [...new Set(drafts.flatMap((draft) => of(draft).map(({ id }) => id)))];
  const seen = new Map(
    (await Promise.all(inGroups(ids, 100).map((group) => seenParties(group, caller)))).flatMap((parties) => [
      ...parties,
    ]),
  );
  return drafts.map((draft) => {
    const found = of(draft);
    return found.length === 0
      ? nobody
      : { candidates: candidatesFor(found, seen), held: holderOf(draft) !== undefined };
  });
};
