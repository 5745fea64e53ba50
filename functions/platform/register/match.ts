import type { RegisterField } from '#shared/register/fields';
import type { Word } from '#shared/register/fold';
import { anywhere, atStart, wordMark, type Pieces } from '#shared/register/grams';
import { customMark, markOf, type PieceKind, type SearchGroup } from '#shared/register/search-text';
import { readingPieces } from '#shared/register/spelled';

/** An expression of the full-text index, or undefined for "finds nothing". */
export type Expression = string | undefined;
/** A group of the index by its number, which its marks follow from. */
export type Place = { number: number; group: SearchGroup };

const isSaid = (expression: Expression): expression is string => expression !== undefined;
export const either = (...expressions: Expression[]): Expression => {
  const said = [...new Set(expressions.filter(isSaid))];
  return said.length === 0 ? undefined : said.map((each) => `(${each})`).join(' OR ');
};
const every = (expressions: readonly Expression[]): Expression =>
  expressions.length > 0 && expressions.every(isSaid)
    ? expressions.map((each) => `(${each})`).join(' AND ')
    : undefined;
const butNot = (wanted: Expression, unwanted: Expression): Expression =>
  wanted && unwanted ? `(${wanted}) NOT (${unwanted})` : wanted;

const quoted = (piece: string): string => `"${piece.replaceAll('"', '""')}"`;
/** All of the pieces under one mark. */
const under = (mark: string, { whole, open }: Pieces): Expression => {
  const asked = [
    ...whole.map((piece) => quoted(mark + piece)),
    ...(open === undefined ? [] : [`${quoted(mark + open)} *`]),
  ];
  return asked.length === 0 ? undefined : asked.join(' AND ');
};
const among = (places: readonly Place[], kind: PieceKind, pieces: Pieces | undefined): Expression =>
  pieces && either(...places.map(({ number }) => under(markOf(number, kind), pieces)));

/** One or two letters or digits are in nearly every text, so they only ask for beginnings. */
const part = (text: string): Pieces => (/^[\p{Script=Latin}\p{N}]{1,2}$/u.test(text) ? atStart(text) : anywhere(text));
const latin = (text: string): boolean => /^[a-z]+$/.test(text);
const gapped = (text: string): boolean => /^[a-z]{4,10}$/.test(text);

/** Words of an address of the net: all but the last in full. */
const inNet = ({ parts }: Word): Pieces | undefined => {
  const last = parts.at(-1);
  if (last === undefined || last.length < 2) return undefined;
  return { whole: parts.slice(0, -1).map((word) => wordMark + word), open: wordMark + last };
};

/** The groups that a reader may search: those of which they see every field. */
export const placesFor = (groups: readonly SearchGroup[], fields: readonly RegisterField[]): Place[] => {
  const seen = new Set(fields.map(({ id }) => id));
  return [...groups.entries()]
    .map(([number, group]) => ({ number, group }))
    .filter(({ group }) => group.fields.every(({ id }) => seen.has(id)));
};

const ranked = (places: readonly Place[], ...ranks: SearchGroup['rank'][]): Place[] =>
  places.filter(({ group }) => ranks.includes(group.rank));

/** The ways in which a word can be found, each in the groups that the reader may search. */
const waysOf = (all: readonly Place[], word: Word) => {
  const { text } = word;
  const searched = all.filter(({ group }) => group.rank !== 'probe');
  const names = ranked(searched, 'name');
  const spelled = ranked(searched, 'name', 'person');
  const initial = latin(text);
  const read = (places: readonly Place[]): Expression =>
    either(
      ...readingPieces(text).map((pieces) => among(places, 'syllables', pieces)),
      among(places, 'initials', initial ? part(text) : undefined),
    );
  return {
    nameStart: among(names, 'text', atStart(text)),
    name: among(names, 'text', part(text)),
    nameInitials: among(names, 'initials', initial ? atStart(text) : undefined),
    nameRead: read(names),
    gapped: gapped(text) ? initialsWithGap(names, text, false) : undefined,
    gappedApart: gapped(text) ? initialsWithGap(names, text, true) : undefined,
    other: either(
      among(searched, 'text', part(text)),
      among(ranked(searched, 'other'), 'text', inNet(word)),
      read(spelled),
    ),
  };
};

/**
 * `shhg` for 上海…化工…: a name's first initials, and initials of a later piece. Where the two would share a letter
 * (信华钢 read `shen hua gang`), it is likely something else; with `apart` such names are left out.
 */
const initialsWithGap = (names: readonly Place[], text: string, apart: boolean): Expression => {
  const cuts = Array.from({ length: text.length - 3 }, (_, at) => at + 2);
  return either(
    ...cuts.map((cut) => {
      const both = every([
        among(names, 'initials', atStart(text.slice(0, cut))),
        among(names, 'initials', anywhere(text.slice(cut))),
      ]);
      const shares = apart && text[cut - 1] === text[cut];
      return shares ? butNot(both, among(names, 'initials', atStart(text.slice(0, cut) + text.slice(cut + 1)))) : both;
    }),
  );
};

/** Steps of a search: each finds what the steps before it did not; `every` finds all of it. */
export type Match = { steps: string[]; every: Expression };

/**
 * The words of a query as steps, best first: a name's beginning, a part of a name, a name's initials, its pinyin, initials
 * with a gap, and whatever else. Only groups that the reader may search are asked, so nothing else can make a row appear.
 */
export const matchOf = (words: readonly Word[], places: readonly Place[]): Match => {
  const ways = words.map((word) => waysOf(places, word));
  const [first] = ways;
  if (!first) return { steps: [], every: undefined };
  const step = (...taken: (keyof typeof first)[]): Expression =>
    every(ways.map((way) => either(...taken.map((name) => way[name]))));
  const letters = words.some(({ text }) => latin(text));
  const ladder = [
    every([first.nameStart, ...ways.slice(1).map(({ name }) => name)]),
    step('name'),
    ...(letters ? [step('name', 'nameInitials'), step('name', 'nameInitials', 'nameRead')] : []),
    ...(words.some(({ text }) => gapped(text))
      ? [step('name', 'nameInitials', 'nameRead', 'gappedApart'), step('name', 'nameInitials', 'nameRead', 'gapped')]
      : []),
    step('name', 'nameInitials', 'nameRead', 'gapped', 'other'),
  ];
  return { steps: rungs(ladder), every: ladder.at(-1) };
};

/** Each step takes in the one before, so leaving that one out leaves only what is new. */
const rungs = (ladder: readonly Expression[]): string[] => {
  const said = ladder.filter(isSaid).filter((step, at, all) => step !== all[at - 1]);
  return said.map((step, at) => butNot(step, said[at - 1]) ?? step);
};

/** Rows one of whose codes may be this very word; whether it is the whole is still to be checked. */
export const codeMatch = (word: Word, places: readonly Place[]): Expression =>
  word.text.length < 3 ? undefined : among(ranked(places, 'code'), 'text', atStart(word.text));

/** Rows whose custom fields may hold the word; which field it was is still to be checked. */
export const customMatch = (text: string): string => under(customMark, part(text)) ?? quoted(customMark);

const placeOf = (groups: readonly SearchGroup[], field: RegisterField): Place[] =>
  [...groups.entries()]
    .filter(([, group]) => group.fields.some(({ id }) => id === field.id))
    .map(([number, group]) => ({ number, group }));

/** Rows whose group holds the text where this field could; whether it is this field is still to be checked. */
export const fieldMatch = (
  groups: readonly SearchGroup[],
  field: RegisterField,
  text: string,
  how: 'contains' | 'startsWith',
): Expression => {
  const places = placeOf(groups, field);
  if (field.search === 'probe') return among(places, 'text', { whole: [text] });
  return field.search === 'net'
    ? undefined
    : among(places, 'text', how === 'contains' ? anywhere(text) : atStart(text));
};

/** Rows that have all these words of an address of the net in the field's group. */
export const netMatch = (groups: readonly SearchGroup[], field: RegisterField, words: readonly string[]): Expression =>
  words.length === 0
    ? undefined
    : among(placeOf(groups, field), 'text', { whole: words.map((word) => wordMark + word) });

/** The index's own words for pieces of a field, for asking how rare they are and for any of them. */
export const pieceWords = (groups: readonly SearchGroup[], field: RegisterField, pieces: readonly string[]): string[] =>
  placeOf(groups, field).flatMap(({ number }) => pieces.map((piece) => markOf(number, 'text') + piece));
export const anyOf = (words: readonly string[]): Expression => either(...words.map(quoted));
