/** What a field holds; decides its operators, its column and its order. */
export const registerKinds = [
  'text',
  'number',
  'rate',
  'money',
  'date',
  'instant',
  'choice',
  'multi-choice',
  'yes-no',
  'link',
  'staff',
  'tags',
] as const;
export type RegisterKind = (typeof registerKinds)[number];

/**
 * How a field is found by typing: names also by pinyin, persons by pinyin but ranked below names, codes exactly first,
 * phones by digits, addresses of the net by the beginnings of their words. A `probe` is never found by typing, only
 * compared when duplicates are sought.
 */
export type SearchForm = 'name' | 'person' | 'code' | 'phone' | 'net' | 'text' | 'probe';

/** One field of a register: a column of its own, or for a custom field a key of the `custom` document. */
export type RegisterField = {
  id: string;
  kind: RegisterKind;
  /** Column name in the file: lower case, digits and underscores. For a custom field its id. */
  column: string;
  /** The access class; who sees it is the caller's `readable` to say. */
  class: string;
  sortable: boolean;
  filterable: boolean;
  search?: SearchForm;
  /** The row's own column that already holds it: rights are decided by these. */
  held?: 'region' | 'customer_keeper' | 'supplier_keeper';
  of?: 'party' | 'customer' | 'supplier';
  /** Lists are often opened in this order. */
  indexed?: boolean;
  /** Rows are often counted by it. */
  counted?: boolean;
  /** Defined at run time: kept in the `custom` document, no column. */
  custom?: boolean;
};

export type MoneyValue = { amount: number; currency: string };
/** A value in a row. Lists are `multi-choice` and `tags`. */
export type RegisterValue = string | number | boolean | readonly string[] | MoneyValue | null;

/** Whether the reader may see a field; given by the caller, never decided here. */
export type Readable = (fieldId: string) => boolean;

export const isList = ({ kind }: RegisterField): boolean => kind === 'multi-choice' || kind === 'tags';
