import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import * as z from 'zod/mini';
import {
  cellsFor,
  found,
  hasSearchedCustom,
  itemOf,
  limits,
  matchIn,
  wholeCode,
  type Question,
  type RegisterItem,
} from './ask.ts';
import { statement, type RegisterFile } from './file.ts';
import { asText } from './layout.ts';
import { after, orderBy, termsOf } from './order.ts';
import { all, marks, sql, type Sql } from './sql.ts';

const Cell = z.union([z.string(), z.number(), z.null()]);
/** Where the next page begins: after a row in an order, or after a row within a step of a search. */
export const Place = z.union([
  z.object({ values: z.array(Cell), n: z.int() }),
  z.object({ step: z.int(), n: z.int() }),
]);
export type Place = z.infer<typeof Place>;
export type Page = { items: RegisterItem[]; next: Place | undefined };

type Cells = Record<string, SQLOutputValue>;
const run = (file: RegisterFile, { text, values }: Sql): Cells[] => statement(file, text).all(...values);

/** One page: in the order asked for, or a search's best first. */
export const listPage = (file: RegisterFile, question: Question, limit: number, place: Place | undefined): Page =>
  question.words.length > 0 && question.orders.length === 0
    ? bestFirst(file, question, limit, place && 'step' in place ? place : { step: 0, n: 0 })
    : inOrder(file, question, limit, place && 'values' in place ? place : undefined);

// First which rows and in which order, then the rows themselves: sorting numbers is far cheaper than sorting whole rows.
const inOrder = (
  file: RegisterFile,
  question: Question,
  limit: number,
  place: { values: SQLInputValue[]; n: number } | undefined,
): Page => {
  const terms = termsOf(file, question.orders);
  const ordered = terms.map(({ value }, at) => ({ text: `, ${value.text} AS o${at}`, values: value.values }));
  const wanted = all([limits(file, question), found(file, question), ...(place ? [after(terms, place)] : [])]);
  const order = orderBy(terms);
  const rows = run(file, {
    text: `SELECT r.n${ordered.map(({ text }) => text).join('')} FROM row r WHERE ${wanted.text} ORDER BY ${order.text} LIMIT ?`,
    values: [...ordered.flatMap(({ values }) => values), ...wanted.values, ...order.values, limit + 1],
  });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const next = last && { values: terms.map((_, at) => Cell.parse(last[`o${at}`])), n: Number(last.n) };
  return {
    items: itemsAt(
      file,
      question,
      shown.map(({ n }) => Number(n)),
    ),
    next,
  };
};

const itemsAt = (file: RegisterFile, question: Question, places: readonly number[]): RegisterItem[] => {
  const rows = run(file, {
    text: `SELECT ${cellsFor(file, question)} FROM row r WHERE r.n IN (${marks(places.length)})`,
    values: places,
  });
  const byPlace = new Map(rows.map((cells) => [Number(cells.n), cells]));
  return places.flatMap((n) => {
    const cells = byPlace.get(n);
    return cells ? [itemOf(cells, question)] : [];
  });
};

/**
 * Step by step, each only as far as the page needs, so a common word costs no more than a rare one. Step 0 are the rows of
 * which the word is the whole code; the others leave those out.
 */
const bestFirst = (file: RegisterFile, question: Question, limit: number, place: { step: number; n: number }): Page => {
  const { steps, every } = matchIn(file, question);
  const within = limits(file, question);
  const whole = exactRows(file, question, within);
  const rows = place.step === 0 ? whole.filter((n) => n > place.n).map((n) => ({ n, step: 0 })) : [];
  for (let step = Math.max(1, place.step); step <= steps.length + 1 && rows.length <= limit; step += 1) {
    const from = step === place.step ? place.n : 0;
    const expression = steps[step - 1];
    const query =
      expression === undefined ? lastStep(file, question, every, within) : stepOf(expression, within, whole);
    if (!query) break;
    const text = `${query.text} > ? ORDER BY 1 LIMIT ?`;
    const found = run(file, { text, values: [...query.values, from, limit + 1 - rows.length] });
    rows.push(...found.map(({ n }) => ({ n: Number(n), step })));
  }
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: itemsAt(
      file,
      question,
      shown.map(({ n }) => n),
    ),
    next: last && { step: last.step, n: last.n },
  };
};

const mostExact = 50;
const exactRows = (file: RegisterFile, question: Question, within: Sql): number[] => {
  const whole = wholeCode(file, question);
  if (!whole) return [];
  const wanted = all([whole, within]);
  const rows = run(file, {
    text: `SELECT r.n FROM row r WHERE ${wanted.text} ORDER BY r.n LIMIT ?`,
    values: [...wanted.values, mostExact],
  });
  return rows.map(({ n }) => Number(n));
};

// CROSS JOIN: the index leads and the rows follow, or each row would ask the index again.
const stepOf = (expression: string, within: Sql, without: readonly number[]): Sql => ({
  text:
    `SELECT search.rowid AS n FROM search CROSS JOIN row r ON r.n = search.rowid WHERE search MATCH ? AND ${within.text} ` +
    `AND search.rowid NOT IN (${marks(without.length)}) AND search.rowid`,
  values: [expression, ...within.values, ...without],
});

/** What only custom fields hold comes after everything else. */
const lastStep = (file: RegisterFile, question: Question, every: string | undefined, within: Sql): Sql | undefined => {
  if (!hasSearchedCustom(question)) return undefined;
  const others = every ? sql('r.n NOT IN (SELECT rowid FROM search WHERE search MATCH ?)', every) : sql('1');
  const wanted = all([found(file, question), within, others]);
  return { text: `SELECT r.n FROM row r WHERE ${wanted.text} AND r.n`, values: wanted.values };
};

/** How many rows answer, counted no further than `most`; -1 counts all. */
export const countFound = (file: RegisterFile, question: Question, most: number): number => {
  const within = limits(file, question);
  const { every } = matchIn(file, question);
  const bySearch = question.words.length > 0 && !hasSearchedCustom(question);
  if (bySearch && !every) return 0;
  const wanted = all([within, found(file, question)]);
  const { text, values }: Sql =
    bySearch && every
      ? {
          text: `SELECT 1 FROM search CROSS JOIN row r ON r.n = search.rowid WHERE search MATCH ? AND ${within.text}`,
          values: [every, ...within.values],
        }
      : { text: `SELECT 1 FROM row r WHERE ${wanted.text}`, values: wanted.values };
  const [counted] = run(file, { text: `SELECT count(*) AS found FROM (${text} LIMIT ?)`, values: [...values, most] });
  return Number(counted?.found ?? 0);
};

/** The ids of all that answer, in the order of the register, up to `most`. */
export const idsFound = (file: RegisterFile, question: Question, most: number): string[] => {
  const wanted = all([limits(file, question), found(file, question)]);
  const rows = run(file, {
    text: `SELECT r.id FROM row r WHERE ${wanted.text} ORDER BY r.n LIMIT ?`,
    values: [...wanted.values, most],
  });
  return rows.map(({ id }) => asText(id));
};
