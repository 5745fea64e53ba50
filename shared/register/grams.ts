/**
 * The pieces by which a text is found. A text is cut into every run of a few neighbouring characters: two of Chinese, Japanese
 * or Korean say as much as three letters or four digits. Whoever has all pieces of a word has the word, but for rare chance.
 */
const ideograph = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
const widthOf = (character: string): number => (ideograph.test(character) ? 2 : /\d/.test(character) ? 4 : 3);

/** Stands before the first piece of a text, so that a search can ask for its start. */
export const start = '\uE000';
/** Stands before a whole word of an address of the net, which is found by the beginnings of its words. */
export const wordMark = '\uE001';

/** Pieces that must all be there; the one in `open` is only the beginning of one. */
export type Pieces = { whole: string[]; open?: string };

const piecesAt = (characters: readonly string[]): string[] =>
  characters.map((character, at) => characters.slice(at, at + widthOf(character)).join(''));

/** All pieces of a squeezed text; the shorter ones at its end are there to be found by their beginnings. */
export const gramsOf = (squeezed: string): string[] => {
  const pieces = piecesAt(Array.from(squeezed));
  return pieces[0] === undefined ? [] : [start + pieces[0], ...pieces];
};

/** The word anywhere in a text. */
export const anywhere = (word: string): Pieces => {
  const characters = Array.from(word);
  const reach = (at: number): number => at + widthOf(characters[at] ?? '');
  const whole = piecesAt(characters).filter((_, at) => reach(at) <= characters.length);
  const short = characters.findIndex((_, at) => reach(at) > characters.length);
  // What the last full piece does not reach is asked for as the beginning of a piece.
  const open = short === 0 || (short > 0 && reach(short - 1) < characters.length);
  return { whole: [...new Set(whole)], ...(open ? { open: characters.slice(short).join('') } : {}) };
};

/** The word at the start of a text. */
export const atStart = (word: string): Pieces => {
  const characters = Array.from(word);
  const width = widthOf(characters[0] ?? '');
  if (characters.length < width) return { whole: [], open: start + word };
  const { whole, open } = anywhere(word);
  return { whole: [start + characters.slice(0, width).join(''), ...whole], ...(open === undefined ? {} : { open }) };
};
