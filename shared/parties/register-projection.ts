import { squeeze } from '../register/fold.ts';
import { present, spellingsOf, type RegisterRow, type Speller } from '../register/row.ts';
import type { RegisterField } from '../register/fields.ts';
import { BankAccount } from './bank-account.ts';
import { roles } from './choices.ts';
import { Contact, Party, RoleProfile } from './model.ts';
import { bankIndexField, partyRegisterFields } from './register-fields.ts';
import type { WholeParty } from './visible.ts';

type Item = Record<string, unknown>;

/** The items of one party's partition, as far as they make its line; undefined when the party is not there (any more). */
export const partyOfItems = (items: readonly Item[]): (WholeParty & { bankIndexes: string[] }) | undefined => {
  const at = (sk: string): Item | undefined => items.find((item) => item.sk === sk);
  const under = (prefix: string): Item[] => items.filter(({ sk }) => typeof sk === 'string' && sk.startsWith(prefix));
  const party = at('0#PARTY');
  if (!party) return undefined;
  const profile = (sk: string): RoleProfile | undefined => {
    const item = at(sk);
    return item ? RoleProfile.parse(item) : undefined;
  };
  const accounts = under('3#BANK#').map((item) => BankAccount.parse(item));
  return {
    party: Party.parse(party),
    customer: profile('0#ROLE#CUSTOMER'),
    supplier: profile('0#ROLE#SUPPLIER'),
    contacts: under('1#CONTACT#').map((item) => Contact.parse(item)),
    bankIndexes: accounts.filter(({ state }) => state !== 'closed').map(({ blindIndex }) => bankTrace(blindIndex)),
  };
};

/** Enough of a blind index to tell accounts apart. */
export const bankTrace = (blindIndex: string): string => squeeze(blindIndex).slice(0, 20);

/** A party as its line in the register: a pure function of its items, and of the dictionaries that spell its names. */
export const partyRow = (whole: WholeParty & { bankIndexes?: readonly string[] }, spell: Speller): RegisterRow => {
  const { party, customer, supplier } = whole;
  const values = present(valuesOf(whole));
  const custom = present({ ...party.custom, ...customer?.custom, ...supplier?.custom });
  const spelled = [...partyRegisterFields, ...Object.keys(custom).map(asText)];
  return {
    id: party.id,
    version: party.version,
    region: party.region,
    customerKeeper: party.keepers.customer ?? customer?.keeperId ?? null,
    supplierKeeper: party.keepers.supplier ?? supplier?.keeperId ?? null,
    values,
    custom,
    spelling: spellingsOf(spelled, (field) => (field.custom ? custom[field.id] : values[field.id]), spell),
  };
};

const asText = (id: string): RegisterField => ({
  id,
  kind: 'text',
  column: id,
  class: 'custom',
  sortable: false,
  filterable: false,
  search: 'text',
  custom: true,
});

const valuesOf = ({
  party,
  customer,
  supplier,
  contacts = [],
  bankIndexes = [],
}: Parameters<typeof partyRow>[0]): Record<string, unknown> => {
  const { identifiers = [], addresses = [] } = party;
  const [address] = addresses;
  const people = [...contacts].sort((a, b) => Number(b.primary ?? false) - Number(a.primary ?? false));
  const all = (part: (person: Contact) => readonly string[] | undefined): string[] => [
    ...new Set(people.flatMap((person) => part(person) ?? [])),
  ];
  const identifier = (wanted: (type: string) => boolean): string | undefined =>
    identifiers.find(({ type }) => wanted(type))?.value;
  return {
    ...plain('', party, ownFields),
    ...plain('customer.', customer, profileFields),
    ...plain('supplier.', supplier, profileFields),
    ...plain('customer.terms.', customer?.terms, termFields),
    ...plain('supplier.terms.', supplier?.terms, termFields),
    // The state is identity: it is known even where the rest of the side is not.
    'customer.state': party.roleStates.customer,
    'supplier.state': party.roleStates.supplier,
    'supplier.nextExpiry': nextExpiry(supplier),
    // In one order: the table does not keep that of a map's keys.
    roles: roles.filter((role) => party.roleStates[role]),
    identifiers: identifiers.map(({ value }) => value),
    uscc: identifier((type) => type === 'uscc'),
    externalCode: identifier((type) => type === externalCode),
    taxNumber: identifier((type) => type !== 'uscc' && type !== externalCode),
    country: address?.country,
    province: address?.province,
    city: address?.city,
    area: address?.area,
    line: address?.line,
    'contact.name': all(({ name }) => [name]),
    'contact.phones': all(({ phones }) => phones ?? undefined),
    'contact.emails': all(({ emails }) => emails ?? undefined),
    [bankIndexField.id]: [...bankIndexes],
  };
};

const externalCode = 'external-code';
const idsUnder = (prefix: string): string[] =>
  partyRegisterFields
    .map(({ id }) => id)
    .filter((id) => id.startsWith(prefix))
    .map((id) => id.slice(prefix.length));
const ownFields = idsUnder('').filter((id) => !id.includes('.'));
const profileFields = [...new Set([...idsUnder('customer.'), ...idsUnder('supplier.')])].filter(
  (id) => !id.includes('.'),
);
const termFields = idsUnder('customer.terms.');

/** The fields that a record holds under their own names. */
const plain = (prefix: string, record: object | null | undefined, ids: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(record ?? {})
      .filter(([name]) => ids.includes(name))
      .map(([name, value]) => [prefix + name, value]),
  );

/** The day on which the supplier's next certificate ends; one already ended counts until it is renewed. */
const nextExpiry = (supplier: RoleProfile | undefined): string | undefined =>
  (supplier?.certificates ?? []).flatMap(({ expiresOn }) => expiresOn ?? []).sort()[0];
