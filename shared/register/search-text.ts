import type { RegisterField } from './fields.ts';
import { digits, squeeze } from './fold.ts';
import { gramsOf } from './grams.ts';
import { textsOf, type RegisterRow } from './row.ts';

/** The search columns of a field: its text, and for names and persons their syllables and initials. */
export const searchColumns = {
  text: ({ column }: RegisterField): string => column,
  syllables: ({ column }: RegisterField): string => `${column}_py`,
  initials: ({ column }: RegisterField): string => `${column}_in`,
};
/** All custom fields share one column; which of them matched is checked against `custom_text`. */
export const customColumn = 'custom';

export const isSpelled = ({ search }: RegisterField): boolean => search === 'name' || search === 'person';

export const searchColumnsOf = (fields: readonly RegisterField[]): string[] => [
  ...fields
    .filter((field) => field.search && !field.custom)
    .flatMap((field) => [
      searchColumns.text(field),
      ...(isSpelled(field) ? [searchColumns.syllables(field), searchColumns.initials(field)] : []),
    ]),
  customColumn,
];

const inGrams = (texts: readonly string[]): string => [...new Set(texts)].flatMap(gramsOf).join(' ');

const squeezedOf = (field: RegisterField, value: unknown, row: RegisterRow): string[] => {
  if (field.search === 'phone') return textsOf(value).flatMap(phoneForms);
  return [...textsOf(value), ...(row.spelling[field.id]?.forms ?? [])].map(squeeze);
};

/** A phone as stored and as it is dialled at home: `+86 21 …` is also `021 …`. */
const phoneForms = (phone: string): string[] => {
  const all = digits(phone);
  const home = /^86([2-9]\d{8,10})$/.exec(all)?.[1];
  return home ? [all, `0${home}`] : [all];
};

/** What the search index holds of a row, by column. */
export const searchTextOf = (row: RegisterRow, fields: readonly RegisterField[]): Record<string, string> => {
  const entries: [string, string][] = [];
  for (const field of fields) {
    if (!field.search || field.custom) continue;
    const texts = squeezedOf(field, row.values[field.id], row);
    // A probe is only ever compared whole, so it needs no pieces.
    entries.push([searchColumns.text(field), field.search === 'probe' ? texts.join(' ') : inGrams(texts)]);
    if (!isSpelled(field)) continue;
    const { syllables = [], initials = [] } = row.spelling[field.id] ?? {};
    // A number between two readings keeps a phrase from running over from one into the next.
    entries.push(
      [searchColumns.syllables(field), syllables.join(' 0 ')],
      [searchColumns.initials(field), inGrams(initials)],
    );
  }
  entries.push([customColumn, inGrams(Object.values(customTextOf(row)).flatMap((text) => text.split('\n')))]);
  return Object.fromEntries(entries);
};

/** The squeezed texts of each custom field, one a line, for checking which field a hit was in. Chosen options are no text. */
export const customTextOf = (row: RegisterRow): Record<string, string> =>
  Object.fromEntries(
    Object.entries(row.custom).flatMap(([id, value]) => {
      if (typeof value !== 'string' || value.startsWith('opt_')) return [];
      const texts = [value, ...(row.spelling[id]?.forms ?? [])].map(squeeze).filter((text) => text !== '');
      return texts.length > 0 ? [[id, texts.join('\n')]] : [];
    }),
  );
