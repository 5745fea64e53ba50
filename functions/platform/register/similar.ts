import type { RegisterField } from '#shared/register/fields';
import { netWords, squeeze } from '#shared/register/fold';
import { anywhere } from '#shared/register/grams';
import { cellsFor, itemOf, limits, type Question, type RegisterItem } from './ask.ts';
import { statement, type RegisterFile } from './file.ts';
import { anyOf, fieldMatch, netMatch, pieceWords, type Expression } from './match.ts';
import { all, sql } from './sql.ts';
import { isSearched } from './where.ts';

/** A text to look for in one field: as its whole value, as a part of it, or as something like it. */
export type Trace = { field: RegisterField; how: 'whole' | 'part' | 'like'; text: string };
/** In how many rows a piece is, as the file's index knows it. */
type Rarity = (word: string) => number;
type Hunt = {
  file: RegisterFile;
  question: Question;
  traces: readonly Trace[];
  except?: string | undefined;
  /** Of the pieces of a name, the share that something like it must have too: the more, the fewer rows are looked at. */
  alike?: number | undefined;
  rarity?: Rarity | undefined;
};

const mostCandidates = 1000;
const sharedPieces = 0.5;

/** For one hunt, or kept for many at the same moment: names of companies share most of their pieces. */
export const rarityOf = ({ db }: RegisterFile): Rarity => {
  const counting = db.prepare('SELECT doc FROM piece WHERE term = ?');
  const known = new Map<string, number>();
  return (word) => {
    const rows = known.get(word) ?? Number(counting.get(word)?.doc ?? 0);
    known.set(word, rows);
    return rows;
  };
};

/**
 * Rows that may share a trace: those with the very same first, so that many that are merely like it never crowd them out.
 * Traces in fields that are not of the question are not followed; how sure a likeness is, is for the caller to judge.
 */
export const similarRows = (hunt: Hunt): RegisterItem[] => {
  const { file, question } = hunt;
  const followed = hunt.traces.filter(({ field }) => isSearched(file, field) && question.fields.includes(field));
  const same = followed.flatMap((trace) => sameExpression(file, trace) ?? []);
  const like = followed.flatMap((trace) => (trace.how === 'like' ? (likeExpression(hunt, trace) ?? []) : []));
  const items = [...candidates(hunt, same), ...candidates(hunt, like)];
  return [...new Map(items.map((item) => [item.id, item])).values()];
};

const candidates = ({ file, question, except }: Hunt, expressions: readonly string[]): RegisterItem[] => {
  if (expressions.length === 0) return [];
  const matching = sql(
    'r.n IN (SELECT rowid FROM search WHERE search MATCH ?)',
    expressions.map((expression) => `(${expression})`).join(' OR '),
  );
  const wanted = all([matching, limits(file, question), sql('r.id <> ?', except ?? '')]);
  const text = `SELECT ${cellsFor(file, question)} FROM row r WHERE ${wanted.text} LIMIT ?`;
  const rows = statement(file, text).all(...wanted.values, mostCandidates);
  return rows.map((cells) => itemOf(cells, question));
};

const sameExpression = (file: RegisterFile, { field, text }: Trace): Expression => {
  const squeezed = squeeze(text);
  if (squeezed.length < 2) return undefined;
  return field.search === 'net'
    ? netMatch(file.groups, field, netWords(text))
    : fieldMatch(file.groups, field, squeezed, 'contains');
};

/**
 * Whatever shares half of the pieces (or more, as asked) must hold one of the rarest few, so only those are looked up: of m
 * pieces, m less the number that must be shared, and one more.
 */
const likeExpression = (
  { file, alike = sharedPieces, rarity = rarityOf(file) }: Hunt,
  { field, text }: Trace,
): Expression => {
  const { whole } = anywhere(squeeze(text));
  const counted = pieceWords(file.groups, field, whole).map((word) => ({ word, rows: rarity(word) }));
  const needed = counted.length - Math.ceil(counted.length * alike) + 1;
  const rarest = counted
    .sort((a, b) => a.rows - b.rows)
    .slice(0, needed)
    .filter(({ rows }) => rows > 0);
  return anyOf(rarest.map(({ word }) => word));
};
