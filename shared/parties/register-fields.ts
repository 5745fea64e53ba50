import type { RegisterField, RegisterKind, SearchForm } from '../register/fields.ts';
import type { CustomField } from '../settings/model.ts';
import { partyFields, type FieldKind, type PartyField } from './fields.ts';

const kinds: Record<FieldKind, RegisterKind> = {
  text: 'text',
  'long-text': 'text',
  number: 'number',
  rate: 'rate',
  money: 'money',
  date: 'date',
  instant: 'instant',
  choice: 'choice',
  'multi-choice': 'multi-choice',
  'yes-no': 'yes-no',
  link: 'link',
  staff: 'staff',
  tags: 'tags',
};

const searchForms: Record<string, SearchForm> = {
  number: 'code',
  legalName: 'name',
  shortName: 'name',
  englishName: 'name',
  formerNames: 'name',
  identifiers: 'code',
  phones: 'phone',
  'contact.name': 'person',
  'contact.phones': 'phone',
  emails: 'net',
  'contact.emails': 'net',
};
/** Found by typing as one of the identifiers, so not once more by themselves. */
const amongIdentifiers = new Set(['uscc', 'taxNumber', 'externalCode']);
/** Who may see a row is decided by these. */
const heldByRow: Record<string, RegisterField['held']> = {
  region: 'region',
  'customer.keeperId': 'customer_keeper',
  'supplier.keeperId': 'supplier_keeper',
};
/** Orders that lists are opened in; any other field sorts too, only not by an index. */
const indexed = new Set(['number', 'legalName', 'createdAt', 'updatedAt']);

/** What home pages and filters count by. */
const counted = new Set(['archivedAt', 'roles', 'customer.state', 'supplier.state']);

const columnOf = (id: string): string =>
  id.replaceAll('.', '_').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const registerField = ({ id, of, kind, class: name, list }: PartyField): RegisterField => {
  // A party has several contacts, so each of their fields is a list here.
  const held = of === 'contact' ? 'tags' : kinds[kind];
  return {
    id,
    kind: held,
    column: columnOf(id),
    class: name,
    sortable: held !== 'tags' && held !== 'multi-choice',
    filterable: true,
    of: of === 'contact' ? 'party' : of,
    ...(list === 'search' && !amongIdentifiers.has(id) ? { search: searchForms[id] ?? 'text' } : {}),
    ...(heldByRow[id] ? { held: heldByRow[id] } : {}),
    ...(indexed.has(id) ? { indexed: true } : {}),
    ...(counted.has(id) ? { counted: true } : {}),
  };
};

/** Blind indexes of bank accounts: compared when duplicates are sought, never shown, filtered or found by typing. */
export const bankIndexField: RegisterField = {
  id: 'bankIndex',
  kind: 'tags',
  column: 'bank_index',
  class: 'bank',
  sortable: false,
  filterable: false,
  search: 'probe',
  of: 'party',
};

/** The columns of the parties' register: every field of the catalogue that lists show or search. */
export const partyRegisterFields: readonly RegisterField[] = [
  ...partyFields.filter(({ list }) => list !== undefined).map(registerField),
  bankIndexField,
];

/** Custom fields as columns: those in use filter and sort like any other, and their texts are searched. */
export const customRegisterFields = (fields: readonly CustomField[]): RegisterField[] =>
  fields
    .filter(({ retiredAt }) => !retiredAt)
    .map(({ id, of, kind }) => ({
      id,
      kind: kinds[kind],
      column: id,
      class: 'custom',
      sortable: kind !== 'multi-choice',
      filterable: true,
      of,
      custom: true,
      ...(kind === 'text' || kind === 'link' ? { search: 'text' as const } : {}),
    }));
