import { folded } from './cells/text.ts';
import type { ImportTarget } from './target.ts';

/** A title above the table has one cell, a header many: how far down a header is looked for. */
const lookedAt = 10;

/**
 * Which of the first rows is the header: the one with the most words that mean a field, else the first of at least two
 * cells, else the first at all.
 */
export const headerRowOf = (rows: readonly (readonly string[])[], targets: readonly ImportTarget[]): number => {
  const words = new Set(targets.flatMap(({ id, headers }) => [id, ...headers].map(folded)));
  const judged = rows.slice(0, lookedAt).map((cells, at) => ({
    at,
    filled: cells.filter((cell) => cell.trim() !== '').length,
    known: cells.filter((cell) => words.has(folded(cell))).length,
  }));
  const best = judged.reduce((most, one) => (one.known > most.known ? one : most), { at: -1, known: 1, filled: 0 });
  if (best.at >= 0) return best.at;
  return (judged.find(({ filled }) => filled >= 2) ?? judged.find(({ filled }) => filled >= 1))?.at ?? 0;
};

/** A heading that is longer is a text that slipped into the header row. */
const longestHeader = 100;

/** Header cells as shown and remembered; a column without one is named by its place. */
export const headersOf = (cells: readonly string[], width: number): string[] =>
  Array.from({ length: Math.max(cells.length, width) }, (_, at) => {
    const cell = (cells[at]?.trim() ?? '').slice(0, longestHeader).toWellFormed();
    return cell === '' ? columnName(at) : cell;
  });

const columnName = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : columnName(Math.trunc(at / 26) - 1) + columnName(at % 26);
