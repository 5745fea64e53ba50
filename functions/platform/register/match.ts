import type { RegisterField } from '#shared/register/fields';
import { anywhere, asWhole, atStart, type Phrase } from '#shared/register/grams';
import { readingsOf } from '#shared/register/syllables';
import { customColumn, isSpelled, searchColumns } from '#shared/register/search-text';

/** An expression of the full-text index, or undefined for "finds nothing". */
type Expression = string | undefined;

const quoted = ({ pieces, open }: Phrase): string => `"${pieces.join(' ').replaceAll('"', '""')}"${open ? ' *' : ''}`;
const within = (columns: readonly string[], phrases: readonly string[]): Expression =>
  columns.length === 0 || phrases.length === 0
    ? undefined
    : `{${columns.map((name) => `"${name}"`).join(' ')}} : (${phrases.join(' OR ')})`;

const isSaid = (expression: Expression): expression is string => expression !== undefined;
const either = (...expressions: Expression[]): Expression => {
  const said = expressions.filter(isSaid);
  return said.length === 0 ? undefined : said.map((each) => `(${each})`).join(' OR ');
};
const every = (expressions: readonly Expression[]): Expression =>
  expressions.length > 0 && expressions.every(isSaid)
    ? expressions.map((each) => `(${each})`).join(' AND ')
    : undefined;
const butNot = (wanted: Expression, unwanted: Expression): Expression =>
  wanted && unwanted ? `(${wanted}) NOT (${unwanted})` : wanted;

/** One letter or digit alone is in nearly every text, so it only asks for beginnings. */
const part = (word: string): Phrase => (/^[\p{Script=Latin}\p{N}]$/u.test(word) ? atStart(word) : anywhere(word));

/**
 * `shhg` for 上海…化工…: a name's first initials, and initials of a later piece of the same name. Where the two would share a
 * letter (信华钢 read `shen hua gang`), it is likely something else; with `apart` such names are left out.
 */
const gapped = (columns: readonly string[], word: string, apart: boolean): Expression => {
  if (!isLong(word)) return undefined;
  const cuts = Array.from({ length: word.length - 3 }, (_, at) => at + 2);
  const pieces = cuts.map((cut) => {
    const both = `(${quoted(atStart(word.slice(0, cut)))} AND ${quoted(anywhere(word.slice(cut)))})`;
    const shared = word[cut - 1] === word[cut] ? word.slice(0, cut) + word.slice(cut + 1) : '';
    return apart && shared !== '' ? `(${both} NOT ${quoted(atStart(shared))})` : both;
  });
  return either(...columns.map((column) => within([column], pieces)));
};

const syllablesOf = (word: string): string[] =>
  word.length < 2 ? [] : readingsOf(word).map((pieces) => quoted({ pieces, open: true }));

/** The search columns of the fields that the reader may see, by what they are good for. */
const columnsFor = (fields: readonly RegisterField[]) => {
  const searched = fields.filter(({ search, custom }) => search && search !== 'probe' && !custom);
  const spelled = searched.filter(isSpelled);
  const names = searched.filter(({ search }) => search === 'name');
  return {
    all: searched.map(searchColumns.text),
    codes: searched.filter(({ search }) => search === 'code').map(searchColumns.text),
    names: names.map(searchColumns.text),
    nameInitials: names.map(searchColumns.initials),
    nameSyllables: names.map(searchColumns.syllables),
    initials: spelled.map(searchColumns.initials),
    syllables: spelled.map(searchColumns.syllables),
  };
};

/** Steps of a search: each finds what the steps before it did not; `every` finds all of it. */
export type Match = { steps: string[]; every: string | undefined };

/**
 * The words of a query as steps, best first: the exact code, a name's beginning, a part of a name, a name's initials, its
 * pinyin, and whatever else. Only columns of `fields` are asked, so a field left out can never make a row appear.
 */
export const matchOf = (words: readonly string[], fields: readonly RegisterField[]): Match => {
  const columns = columnsFor(fields);
  const [first] = words;
  if (first === undefined) return { steps: [], every: undefined };
  const inName = (word: string): Expression => within(columns.names, [quoted(part(word))]);
  const initialStart = (word: string): Expression =>
    within(columns.nameInitials, latin(word) ? [quoted(atStart(word))] : []);
  const read = (word: string): Expression =>
    either(
      within(columns.nameSyllables, syllablesOf(word)),
      within(columns.nameInitials, latin(word) && word.length > 1 ? [quoted(anywhere(word))] : []),
    );
  const other = (word: string): Expression =>
    either(
      within(columns.all, [quoted(part(word))]),
      within(columns.syllables, syllablesOf(word)),
      within(columns.initials, latin(word) && word.length > 1 ? [quoted(atStart(word))] : []),
    );
  const whole = words.length === 1 ? within(columns.codes, [quoted(asWhole(first))]) : undefined;
  const beginning = every([within(columns.names, [quoted(atStart(first))]), ...words.slice(1).map(inName)]);
  const named = every(words.map(inName));
  const initialed = every(words.map((word) => either(inName(word), initialStart(word))));
  const spelled = every(words.map((word) => either(inName(word), initialStart(word), read(word))));
  const pieced = (apart: boolean): Expression =>
    every(
      words.map((word) =>
        either(inName(word), initialStart(word), read(word), gapped(columns.nameInitials, word, apart)),
      ),
    );
  const found = every(
    words.map((word) =>
      either(inName(word), initialStart(word), read(word), gapped(columns.nameInitials, word, false), other(word)),
    ),
  );
  const ladder = words.some(latin)
    ? [whole, beginning, named, initialed, spelled, ...(words.some(isLong) ? [pieced(true), pieced(false)] : []), found]
    : [whole, beginning, named, found];
  return { steps: rungs(ladder, whole), every: either(whole, found) };
};

/** Each step takes in the one before, so leaving that one out (and the exact code) leaves only what is new. */
const rungs = (ladder: readonly Expression[], whole: Expression): string[] =>
  ladder
    .map((step, at) => (at === 0 ? step : butNot(step, either(whole, at > 1 ? ladder[at - 1] : undefined))))
    .filter(isSaid);

const latin = (word: string): boolean => /^[a-z]+$/.test(word);
const isLong = (word: string): boolean => /^[a-z]{4,10}$/.test(word);

/** Rows whose custom fields may hold the word; which field it was is still to be checked. */
export const customMatch = (word: string): string => within([customColumn], [quoted(part(word))]) ?? '""';

/** A filter's text within one field: anywhere or at its beginning. */
export const fieldMatch = (field: RegisterField, squeezed: string, how: 'contains' | 'startsWith'): string =>
  within([searchColumns.text(field)], [quoted(how === 'contains' ? anywhere(squeezed) : atStart(squeezed))]) ?? '""';

/** A whole value of one field, for comparing. */
export const valueMatch = (field: RegisterField, squeezed: string): string =>
  within(
    [searchColumns.text(field)],
    [quoted(field.search === 'probe' ? { pieces: [squeezed], open: false } : asWhole(squeezed))],
  ) ?? '""';

/** Any of these pieces in these fields. */
export const pieceMatch = (fields: readonly RegisterField[], pieces: readonly string[]): string =>
  within(
    fields.map(searchColumns.text),
    pieces.map((piece) => quoted({ pieces: [piece], open: false })),
  ) ?? '""';
