import { isList, type RegisterField, type RegisterValue } from '#shared/register/fields';
import type { Clause } from '#shared/register/filter';
import type { Word } from '#shared/register/fold';
import type { RowRights } from '#shared/register/rights';
import type { Order } from '#shared/register/sort';
import type { RegisterFile } from './file.ts';
import { column, currencyColumn, customIn, valueIn } from './layout.ts';
import { codeMatch, customMatch, matchOf, placesFor, type Match, type Place } from './match.ts';
import { all, any, sql, type Sql } from './sql.ts';
import { clauseSql, isKept, isSearched, rightsSql } from './where.ts';

/** A question that is known to be allowed: only `fields` that the reader may see take part in it. */
export type Question = {
  words: readonly Word[];
  clauses: readonly Clause[];
  orders: readonly Order[];
  rights: RowRights;
  /** Every field the reader may see, custom ones too. */
  fields: readonly RegisterField[];
};

/** A row as the reader gets it: values of fields that they may see and that are not empty. */
export type RegisterItem = {
  id: string;
  version: number;
  values: Record<string, RegisterValue>;
  custom: Record<string, RegisterValue>;
};

/** Rights and filters, without the search. */
export const limits = (file: RegisterFile, { clauses, rights }: Pick<Question, 'clauses' | 'rights'>): Sql =>
  all([rightsSql(rights), ...clauses.map((clause) => clauseSql(file, clause))]);

/** A page, its exact codes and its count ask the same: what a question comes to in a file is worked out once. */
const understood = new WeakMap<Question, { file: RegisterFile; places: Place[]; match: Match }>();
const understand = (file: RegisterFile, question: Question): { places: Place[]; match: Match } => {
  const known = understood.get(question);
  if (known?.file === file) return known;
  const places = placesFor(file.groups, question.fields);
  const made = { file, places, match: matchOf(question.words, places) };
  understood.set(question, made);
  return made;
};
const placesIn = (file: RegisterFile, question: Question): Place[] => understand(file, question).places;
export const matchIn = (file: RegisterFile, question: Question): Match => understand(file, question).match;

const matching = (expression: string): Sql => sql('r.n IN (SELECT rowid FROM search WHERE search MATCH ?)', expression);

export const hasSearchedCustom = ({ fields }: Question): boolean =>
  fields.some(({ custom, search }) => custom && search);

/** Rows of which the one word of the question is a code, whole; undefined where it cannot be one. */
export const wholeCode = (file: RegisterFile, question: Question): Sql | undefined => {
  const [word, ...more] = question.words;
  const match = word && more.length === 0 ? codeMatch(word, placesIn(file, question)) : undefined;
  if (!word || !match) return undefined;
  const codes = question.fields.filter((field) => field.search === 'code' && isSearched(file, field));
  return all([matching(match), any(codes.map((field) => sql(`is_whole(r."${column(field)}", ?)`, word.text)))]);
};

/** Rows that hold every word, each anywhere the reader may look. */
export const found = (file: RegisterFile, question: Question): Sql => {
  if (question.words.length === 0) return sql('1');
  if (!hasSearchedCustom(question)) {
    const { every } = matchIn(file, question);
    return every ? matching(every) : sql('0');
  }
  const places = placesIn(file, question);
  return all(
    question.words.map((word) => {
      const { every } = matchOf([word], places);
      return any([...(every ? [matching(every)] : []), inCustom(word, question.fields)]);
    }),
  );
};

/** The index says which rows may hold the word in some custom field; the text kept beside says in which. */
const inCustom = ({ text }: Word, fields: readonly RegisterField[]): Sql => {
  const readable = fields.filter(({ custom, search }) => custom && search);
  const named = any(readable.map(({ id }) => sql('instr(json_extract(r.custom_text, ?), ?) > 0', `$."${id}"`, text)));
  return all([matching(customMatch(text)), named]);
};

export const cellsFor = (file: RegisterFile, { fields }: Question): string => {
  const kept = fields.filter((field) => !field.custom && isKept(file, field));
  const cells = kept.flatMap((field) =>
    field.kind === 'money' ? [column(field), currencyColumn(field)] : [column(field)],
  );
  return ['id', 'version', 'n', 'custom', ...cells].map((name) => `r."${name}"`).join(', ');
};

export const itemOf = (cells: Record<string, unknown>, { fields }: Pick<Question, 'fields'>): RegisterItem => {
  const values: RegisterItem['values'] = {};
  const custom: RegisterItem['custom'] = {};
  const held = customIn(cells.custom);
  for (const field of fields) {
    const value = field.custom ? (held[field.id] ?? null) : valueIn(cells, field);
    const empty = value === null || (isList(field) && Array.isArray(value) && value.length === 0);
    if (!empty) (field.custom ? custom : values)[field.id] = value;
  }
  return { id: String(cells.id), version: Number(cells.version), values, custom };
};
