import type { Caller } from '#shared/access/caller';
import { seesParty } from '#shared/access/caller';
import { DomainError, fieldError } from '#shared/kernel/errors';
import { Contact, Party, RoleProfile, type PartyRole } from '#shared/parties/model';
import type { Registered } from '#shared/parties/register-party';
import type { WholeParty } from '#shared/parties/visible';
import { insert, remove, rewrite, type Write } from '#platform/table/commit';
import { keys, ranges } from '#platform/table/keys';
import { getItem, getItems, queryAll, type Item } from '#platform/table/table';

// An import proposes credit limits like the form does; other capabilities come in by this door only.
export { newProposalWrite } from './proposal-store.ts';

/** The audit chain that a party's changes are entries of. */
export const auditOf = (partyId: string): string => `PARTY#${partyId}`;

/** A party as its page needs it, from items of one partition. */
const assembled = (items: readonly Item[]): WholeParty | undefined => {
  const at = (sk: string): Item | undefined => items.find((item) => item.sk === sk);
  const party = at('0#PARTY');
  if (!party) return undefined;
  const profile = (role: PartyRole): RoleProfile | undefined => {
    const item = at(keys.roleProfile('', role).sk);
    return item ? RoleProfile.parse(item) : undefined;
  };
  const contacts = items.filter(({ sk }) => String(sk).startsWith('1#CONTACT#')).map((item) => Contact.parse(item));
  return { party: Party.parse(party), customer: profile('customer'), supplier: profile('supplier'), contacts };
};

const notFound = (): DomainError => new DomainError('NOT_FOUND', 'there is no such party');

/** Whether a party is among somebody's rows. */
export const sees = (caller: Caller, { region, keepers }: Party): boolean =>
  seesParty(caller, { region, keepers: Object.values(keepers) });

/** A party among the caller's rows; another's answers like one that does not exist. */
const mustSee = (caller: Caller, whole: WholeParty | undefined): WholeParty => {
  if (!whole || !sees(caller, whole.party)) throw notFound();
  return whole;
};

/** Identity, role profiles and contacts, strongly consistent. */
export const loadParty = async (partyId: string, caller: Caller): Promise<WholeParty> =>
  mustSee(caller, assembled(await queryAll(ranges.partyPage(partyId))));

/** The overview range only: identity, role profiles, balances. One Query. */
export const loadOverview = async (partyId: string, caller: Caller): Promise<WholeParty> =>
  mustSee(caller, assembled(await queryAll(ranges.overview(partyId))));

/** The party item alone, where a reader only needs to be allowed in. */
export const mustSeeParty = async (partyId: string, caller: Caller): Promise<Party> => {
  const item = await getItem(keys.party(partyId));
  return mustSee(caller, item && { party: Party.parse(item) }).party;
};

/** Those of these parties that are among the caller's rows, by id. */
export const seenParties = async (partyIds: readonly string[], caller: Caller): Promise<Map<string, Party>> => {
  const items = await getItems([...new Set(partyIds)].map((id) => keys.party(id)));
  const parties = items.map((item) => Party.parse(item)).filter((party) => sees(caller, party));
  return new Map(parties.map((party) => [party.id, party]));
};

/** A group has a few levels; what lies deeper is refused rather than followed for ever. */
const mostLevels = 20;

/** Whether the way up from a party comes to another one, through whoever's rows it leads. */
const isUnder = async (party: Party, topId: string): Promise<boolean> => {
  let { parentId } = party;
  for (let level = 0; parentId && parentId !== topId && level < mostLevels; level += 1) {
    const item = await getItem(keys.party(parentId));
    parentId = item && Party.parse(item).parentId;
  }
  return Boolean(parentId);
};

/** The group or parent that a party belongs to: another party of the caller's rows, and no part of this one at any level. */
export const mustSeeParent = async (
  parentId: string | null | undefined,
  self: Pick<Party, 'id'> | undefined,
  caller: Caller,
): Promise<void> => {
  if (!parentId) return;
  const parent = (await seenParties([parentId], caller)).get(parentId);
  if (!parent || (self && (await isUnder(parent, self.id))))
    throw fieldError('INPUT_INVALID', 'parentId', 'must be another party that is not part of this one');
};

type Identifier = NonNullable<Party['identifiers']>[number];

/** Which of these identifiers are held already, and by whom. */
export const holdersOf = async (identifiers: readonly Identifier[]): Promise<(Identifier & { partyId: string })[]> => {
  const items = await getItems(identifiers.map(({ type, value }) => keys.identifierGuard(type, value)));
  return identifiers.flatMap(({ type, value }) => {
    const guard = items.find(({ pk }) => pk === keys.identifierGuard(type, value).pk);
    return guard ? [{ type, value, partyId: String(guard.partyId) }] : [];
  });
};

export const identifierTaken = ({ type, value }: Identifier, index: number): DomainError =>
  new DomainError('IDENTIFIER_TAKEN', `${type} ${value} is already held by another party`, {
    errors: [
      { path: `identifiers.${String(index)}.value`, code: 'taken', message: 'is already held by another party' },
    ],
  });

/** One guard an identifier value, in the transaction that gives it. */
const guardsOf = (partyId: string, identifiers: Party['identifiers'], held: Party['identifiers'] = []): Write[] =>
  (identifiers ?? []).flatMap((identifier, index) => {
    const { type, value } = identifier;
    if (held.some((one) => one.type === type && one.value === value)) return [];
    return [insert({ ...keys.identifierGuard(type, value), partyId }, () => identifierTaken(identifier, index))];
  });

const itemOf = (party: Party) => ({ ...keys.party(party.id), ...party });
const profileItem = (partyId: string, profile: RoleProfile) => ({
  ...keys.roleProfile(partyId, profile.role),
  partyId,
  ...profile,
});
const contactItem = (partyId: string, contact: Contact) => ({
  ...keys.contact(partyId, contact.id),
  partyId,
  ...contact,
});

/** The writes of a new party: its items and the guards of its identifiers. */
export const newPartyWrites = ({ party, profiles, contacts }: Omit<Registered, 'proposals'>): Write[] => [
  insert(itemOf(party)),
  ...profiles.map((profile) => insert(profileItem(party.id, profile))),
  ...contacts.map((contact) => insert(contactItem(party.id, contact))),
  ...guardsOf(party.id, party.identifiers),
];

/** The party at its next version, with the guards of the identifiers that came and went. */
export const partyWrites = (before: Party, after: Party): Write[] => {
  if (before === after) return [];
  const gone = (before.identifiers ?? []).filter(
    ({ type, value }) => !after.identifiers?.some((one) => one.type === type && one.value === value),
  );
  return [
    rewrite(itemOf(after), before.version),
    ...gone.map(({ type, value }) => remove(keys.identifierGuard(type, value))),
    ...guardsOf(after.id, after.identifiers, before.identifiers),
  ];
};

export const profileWrites = (partyId: string, before: RoleProfile | undefined, after: RoleProfile): Write[] => {
  if (!before) return [insert(profileItem(partyId, after))];
  return before.version === after.version ? [] : [rewrite(profileItem(partyId, after), before.version)];
};

export const newContactWrite = (partyId: string, contact: Contact): Write => insert(contactItem(partyId, contact));
export const contactWrite = (partyId: string, before: Contact, after: Contact): Write =>
  rewrite(contactItem(partyId, after), before.version);
export const removedContactWrite = (partyId: string, { id, version }: Contact): Write => ({
  ...remove(keys.contact(partyId, id), version),
  otherwise: () => new DomainError('TRY_AGAIN', 'someone else wrote at the same instant'),
});
