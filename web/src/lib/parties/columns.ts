import type { PartyRow } from '#shared/parties/register-row';
import * as choiceLists from '#shared/parties/choices';
import { fieldById, type PartyField } from '#shared/parties/fields';
import { partyRegisterFields } from '#shared/parties/register-fields';
import { fieldClasses } from '#shared/access/field-classes';
import type { RegisterKind } from '#shared/register/fields';
import type { CustomFieldView } from '#shared/settings/contract';
import { canSee } from '#lib/auth/session.svelte.ts';
import { countryName, formatDay, formatInstant, formatMoney, formatNumber, formatPercent } from '#lib/format.ts';
import { language } from '#lib/locale.svelte.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Option } from '#lib/ui/options.ts';
import { isMoney } from '#lib/ui/filters.ts';
import { choiceLabel, fieldLabel, type ChoiceList } from './labels.ts';
import { people, staffName } from './people.svelte.ts';
import { regionLabel } from './places.ts';
import { valueOf } from './row.ts';

/** A field of the register as lists show, filter and sort by it; fixed ones and custom ones alike. */
export type ListField = {
  id: string;
  label: string;
  kind: RegisterKind;
  of: 'party' | 'customer' | 'supplier' | 'contact';
  sortable: boolean;
  choices?: ChoiceList;
  options?: readonly Option[];
};

const isClass = (name: string): name is (typeof fieldClasses)[number] => fieldClasses.some((one) => one === name);

const fixed = (): ListField[] =>
  partyRegisterFields.flatMap(({ id, kind, sortable, filterable, class: name }) => {
    const field: PartyField | undefined = fieldById.get(id);
    if (!field || !filterable || !isClass(name) || !canSee(name)) return [];
    return [
      { id, kind, sortable, of: field.of, label: fieldLabel(id), ...(field.choices ? { choices: field.choices } : {}) },
    ];
  });

const ofCustom = ({ id, kind, of, label, options }: CustomFieldView): ListField => ({
  id,
  kind,
  of,
  label: label[language()],
  sortable: kind !== 'multi-choice',
  ...(options ? { options: options.map((option) => ({ value: option.id, label: option.label[language()] })) } : {}),
});

/** Every field the reader may see in a list, in the order of the catalogue, custom fields last. */
export const listFields = (custom: readonly CustomFieldView[]): ListField[] => [
  ...fixed(),
  ...custom.filter(({ retiredAt }) => !retiredAt).map(ofCustom),
];

const groups = {
  party: () => m.parties_group_party(),
  contact: () => m.parties_group_contact(),
  customer: () => m.parties_group_customer(),
  supplier: () => m.parties_group_supplier(),
};
export const groupLabel = (of: ListField['of']): string => groups[of]();

/** The choices of a field whose values are a closed list, or the colleagues of one. */
export const optionsOf = ({ kind, choices, options }: ListField): readonly Option[] | undefined => {
  if (options) return options;
  if (choices) return choiceLists[choices].map((value) => ({ value, label: choiceLabel(choices, value) }));
  if (kind !== 'staff') return undefined;
  const staff = people().map(({ staffId, name, active }) => ({
    value: staffId,
    label: active ? name : m.parties_left({ name }),
  }));
  return [{ value: 'me', label: m.parties_me() }, ...staff];
};

export const listText = (words: readonly string[]): string => words.join(language() === 'en' ? ', ' : '、');

type Described = Pick<ListField, 'id' | 'kind' | 'choices' | 'options'>;

/** One value of a field in words: a choice by its label, a keeper by name, a figure in the reader's own way. */
export const fieldText = (field: Described, value: unknown): string => {
  const { id, kind, choices, options } = field;
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return listText(value.map((one) => fieldText(field, one)));
  if (isMoney(value)) return formatMoney(value);
  if (typeof value === 'boolean') return value ? m.common_yes() : m.common_no();
  if (typeof value === 'number') return kind === 'rate' ? formatPercent(value) : formatNumber(value);
  if (typeof value !== 'string') return '';
  if (id === 'region') return regionLabel(value);
  if (id === 'country') return countryName(value);
  if (choices) return choiceLabel(choices, value);
  if (options) return options.find((option) => option.value === value)?.label ?? value;
  if (kind === 'staff') return staffName(value);
  if (kind === 'rate') return formatPercent(Number(value));
  if (kind === 'date') return formatDay(value);
  return kind === 'instant' ? formatInstant(value) : value;
};

export const cellText = (row: PartyRow, field: ListField): string => fieldText(field, valueOf(row, field.id));

const figures: readonly RegisterKind[] = ['number', 'money', 'rate'];
export const isFigure = ({ kind }: ListField): boolean => figures.includes(kind);

/** How wide a column is, in rem: by what it shows, and never narrower than its heading. */
const widthsById: Readonly<Record<string, number>> = {
  number: 6.5,
  region: 9.5,
  'contact.name': 10,
  phones: 10.5,
  'contact.phones': 10.5,
  'supplier.nextExpiry': 14,
};
const widthsByKind: Readonly<Record<RegisterKind, number>> = {
  text: 11,
  link: 13,
  number: 7,
  rate: 6,
  money: 9.75,
  date: 8.5,
  instant: 8.5,
  choice: 8.5,
  staff: 10,
  'yes-no': 6,
  'multi-choice': 11,
  tags: 12,
};
const lettersWide = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 0.84 : 0.47), 0);
/** Padding and the sign of its order. */
const aroundHeading = 3;

export const widthOf = ({ id, kind, label }: ListField): string => {
  const content = id === 'roles' ? (language() === 'en' ? 21.75 : 17) : (widthsById[id] ?? widthsByKind[kind]);
  return `${Math.max(content, lettersWide(label) + aroundHeading).toFixed(2)}rem`;
};

/** What each job looks at first; what the reader may not see falls out. */
const usual = {
  first: ['number', 'roles'],
  reach: ['contact.name', 'phones', 'region'],
  customer: ['customer.keeperId', 'customer.grade', 'customer.creditLimit', 'customer.terms.paymentTerms'],
  supplier: ['supplier.keeperId', 'supplier.mainProducts', 'supplier.nextExpiry'],
  end: ['tags', 'updatedAt'],
};

export const usualColumns = (fields: readonly ListField[]): string[] => {
  const both = canSee('customer') && canSee('supplier');
  const sides = both
    ? [...usual.reach, 'customer.keeperId', 'supplier.keeperId', 'customer.creditLimit', 'supplier.nextExpiry']
    : [...usual.customer, ...usual.supplier, ...usual.reach];
  const known = new Set(fields.map(({ id }) => id));
  return [...usual.first, ...sides, ...usual.end].filter((id) => known.has(id));
};
