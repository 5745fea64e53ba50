import type { Caller } from '#shared/access/caller';
import { seesParty } from '#shared/access/caller';
import { DomainError } from '#shared/kernel/errors';
import { Contact, Party, RoleProfile, type PartyRole } from '#shared/parties/model';
import type { Registered } from '#shared/parties/register-party';
import type { WholeParty } from '#shared/parties/visible';
import { insert, type Write } from '#platform/table/commit';
import { keys, ranges } from '#platform/table/keys';
import { queryAll, type Item } from '#platform/table/table';

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

/** A party among the caller's rows; another's answers like one that does not exist. */
const mustSee = (caller: Caller, whole: WholeParty | undefined): WholeParty => {
  if (!whole || !seesParty(caller, { region: whole.party.region, keepers: Object.values(whole.party.keepers) })) throw notFound();
  return whole;
};

/** Identity, role profiles and contacts, strongly consistent. */
export const loadParty = async (partyId: string, caller: Caller): Promise<WholeParty> =>
  mustSee(caller, assembled(await queryAll(ranges.partyPage(partyId))));

/** The overview range only: identity, role profiles, balances. One Query. */
export const loadOverview = async (partyId: string, caller: Caller): Promise<WholeParty> =>
  mustSee(caller, assembled(await queryAll(ranges.overview(partyId))));

const taken = (type: string, value: string, path: string): Write['otherwise'] => (found) =>
  new DomainError('IDENTIFIER_TAKEN', `${type} ${value} is already held by another party`, {
    errors: [{ path, code: 'taken', message: 'is already held by another party' }],
    partyId: found?.partyId,
  });

/** One guard an identifier value, in the transaction that gives it. */
export const identifierGuards = (partyId: string, identifiers: Party['identifiers']): Write[] =>
  (identifiers ?? []).map(({ type, value }, index) =>
    insert({ ...keys.identifierGuard(type, value), partyId }, taken(type, value, `identifiers.${String(index)}.value`)),
  );

/** The writes of a new party: its items and the guards of its identifiers. */
export const newPartyWrites = ({ party, profiles, contacts }: Registered): Write[] => [
  insert({ ...keys.party(party.id), ...party }),
  ...profiles.map((profile) => insert({ ...keys.roleProfile(party.id, profile.role), partyId: party.id, ...profile })),
  ...contacts.map((contact) => insert({ ...keys.contact(party.id, contact.id), partyId: party.id, ...contact })),
  ...identifierGuards(party.id, party.identifiers),
];
