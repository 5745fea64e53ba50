import type { RegisterField } from './fields.ts';
import { digits, netWords, squeeze } from './fold.ts';
import { gramsOf, wordMark } from './grams.ts';
import { textsOf, type RegisterRow } from './row.ts';
import { pairsOf } from './spelled.ts';

/**
 * Searchable fields share an index by groups: fields of one access class that are found and ranked alike. Who may not see
 * every field of a group cannot search it.
 */
export type SearchGroup = {
  key: string;
  rank: 'name' | 'code' | 'person' | 'other' | 'probe';
  fields: RegisterField[];
};
/** The kinds of pieces in a group; each has a mark of its own before its pieces. */
export type PieceKind = 'text' | 'syllables' | 'initials';

const rankOf = ({ search }: RegisterField): SearchGroup['rank'] =>
  search === 'name' || search === 'code' || search === 'person' || search === 'probe' ? search : 'other';

/** The groups in their order, which their marks depend on: it follows the fields that a file was made with. */
export const searchGroups = (fields: readonly RegisterField[]): SearchGroup[] => {
  const groups = new Map<string, SearchGroup>();
  for (const field of fields) {
    if (!field.search || field.custom) continue;
    const rank = rankOf(field);
    const key = `${field.class}/${rank}`;
    const group = groups.get(key) ?? { key, rank, fields: [] };
    group.fields.push(field);
    groups.set(key, group);
  }
  return [...groups.values()];
};

const kindNumber: Record<PieceKind, number> = { text: 0, syllables: 1, initials: 2 };
/** Private characters, so that no text can be taken for a mark. */
export const markOf = (groupNumber: number, kind: PieceKind): string =>
  String.fromCharCode(0xe100 + groupNumber * 4 + kindNumber[kind]);
/** All custom fields share one mark; which of them it was is checked against `custom_text`. */
export const customMark = '\uE0FF';

const piecesIn = (field: RegisterField, row: RegisterRow): string[] => {
  const texts = textsOf(row.values[field.id]);
  if (field.search === 'phone') return texts.flatMap(phoneForms).flatMap(gramsOf);
  if (field.search === 'net') return texts.flatMap(netWords).map((word) => wordMark + word);
  // A probe is only ever compared whole.
  if (field.search === 'probe') return texts.map(squeeze);
  return [...texts, ...(row.spelling[field.id]?.forms ?? [])].map(squeeze).flatMap(gramsOf);
};

/** A phone as stored and as it is dialled at home: `+86 21 …` is also `021 …`. */
const phoneForms = (phone: string): string[] => {
  const all = digits(phone);
  const home = /^86([2-9]\d{8,10})$/.exec(all)?.[1];
  return home ? [all, `0${home}`] : [all];
};

/** What the search index holds of a row: every piece once, under its group's mark. */
export const searchTextOf = (row: RegisterRow, groups: readonly SearchGroup[]): string => {
  const marked = new Set<string>();
  const add = (mark: string, pieces: readonly string[]): void => pieces.forEach((piece) => marked.add(mark + piece));
  for (const [number, { fields }] of groups.entries()) {
    for (const field of fields) {
      const { syllables = [], initials = [] } = row.spelling[field.id] ?? {};
      add(markOf(number, 'text'), piecesIn(field, row));
      add(markOf(number, 'syllables'), syllables.flatMap(pairsOf));
      add(markOf(number, 'initials'), initials.flatMap(gramsOf));
    }
  }
  add(
    customMark,
    Object.values(customTextOf(row))
      .flatMap((text) => text.split('\n'))
      .flatMap(gramsOf),
  );
  return [...marked].join(' ');
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
