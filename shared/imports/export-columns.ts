import { minorDigits } from '../kernel/money.ts';
import { fieldById } from '../parties/fields.ts';
import { regionName } from '../parties/divisions.ts';
import { notAvailable } from '../register/available.ts';
import type { Readable, RegisterField } from '../register/fields.ts';
import type { CustomField } from '../settings/model.ts';
import { choiceLabel } from './choice-labels.ts';
import { fieldLabel } from './field-labels.ts';

type Locale = 'zh-CN' | 'en';
/** A cell to write: text, a number, a business day, or nothing. */
export type Cell = string | number | { day: string } | null;
export type Line = { values: Readonly<Record<string, unknown>>; custom: Readonly<Record<string, unknown>> };
export type ExportColumn = { header: string; cell: (line: Line) => Cell };

export type ExportWords = {
  locale: Locale;
  readable: Readable;
  /** The fields that a list can show, custom ones too. */
  fields: readonly RegisterField[];
  customFields: readonly CustomField[];
  /** Names of staff by id. */
  people: ReadonlyMap<string, string>;
};

const isMoney = (value: unknown): value is { amount: number; currency: string } =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;

/** Exact as far as a spreadsheet's own numbers are. */
const inMajorUnits = ({ amount, currency }: { amount: number; currency: string }): number =>
  amount / 10 ** minorDigits(currency);

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

const percent = (rate: string): string => `${String(Number((Number(rate) * 100).toFixed(6)))}%`;

/** The columns that were asked for, in their order; an amount has its currency beside it. */
export const exportColumns = (ids: readonly string[], words: ExportWords): ExportColumn[] =>
  ids.flatMap((id, at) => {
    const field = words.fields.find((one) => one.id === id && one.search !== 'probe');
    if (!field || !words.readable(id)) throw notAvailable(`columns.${String(at)}`, id);
    const header = fieldLabel(id, words.locale, words.customFields);
    const value = (line: Line): unknown => (field.custom ? line.custom[id] : line.values[id]) ?? null;
    if (field.kind !== 'money') return [{ header, cell: (line) => cellOf(field, value(line), words) }];
    const currency = words.locale === 'en' ? `${header} currency` : `${header}币种`;
    return [
      { header, cell: (line) => moneyOr(value(line), inMajorUnits) },
      { header: currency, cell: (line) => moneyOr(value(line), (money) => money.currency) },
    ];
  });

const moneyOr = (value: unknown, part: (money: { amount: number; currency: string }) => Cell): Cell =>
  isMoney(value) ? part(value) : null;

const cellOf = (field: RegisterField, value: unknown, words: ExportWords): Cell => {
  if (value === null || value === undefined) return null;
  const word = wordOf(field, words);
  if (Array.isArray(value)) return value.map((one) => word(String(one))).join(words.locale === 'en' ? '; ' : '；');
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return yesOrNo(value, words.locale);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  switch (field.kind) {
    case 'date':
      return { day: text };
    case 'instant':
      return clock.format(new Date(text));
    case 'rate':
      return percent(text);
    default:
      return word(text);
  }
};

const yesOrNo = (value: boolean, locale: Locale): string =>
  locale === 'en' ? (value ? 'Yes' : 'No') : value ? '是' : '否';

/** How a stored value reads: choices by their labels, staff by name, a region by its own. */
const wordOf = (field: RegisterField, { locale, customFields, people }: ExportWords): ((value: string) => string) => {
  const list = fieldById.get(field.id)?.choices;
  if (list) return (value) => choiceLabel(list, value, locale);
  if (field.kind === 'staff') return (value) => people.get(value) ?? value;
  if (field.id === 'region') return (value) => regionName(value, locale) ?? value;
  const options = customFields.find(({ id }) => id === field.id)?.options;
  return (value) => options?.find(({ id }) => id === value)?.label[locale] ?? value;
};
