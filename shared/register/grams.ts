/** Stands before the first character of each text, so that a search can ask for its start. */
export const start = '\uE000';

// Two characters of Chinese, Japanese or Korean say as much as three letters or digits.
const ideograph = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
const widthAt = (character: string): number => (ideograph.test(character) ? 2 : 3);

/** The overlapping pieces of a squeezed text, in order; the shorter last ones mark its end. */
export const gramsOf = (squeezed: string): string[] => {
  const characters = Array.from(squeezed);
  const [first] = characters;
  if (first === undefined) return [];
  const pieces = characters.map((character, at) => characters.slice(at, at + widthAt(character)).join(''));
  return [start + first, ...pieces];
};

/** A run of pieces to look for; with `open` the last piece may go on. */
export type Phrase = { pieces: string[]; open: boolean };

/** The word anywhere in a text. */
export const anywhere = (word: string): Phrase => {
  const characters = Array.from(word);
  const whole = characters.flatMap((character, at) => {
    const piece = characters.slice(at, at + widthAt(character));
    return piece.length === widthAt(character) ? [piece.join('')] : [];
  });
  return whole.length > 0 ? { pieces: whole, open: false } : { pieces: [word], open: true };
};

/** The word at the start of a text. */
export const atStart = (word: string): Phrase => {
  const [first = ''] = Array.from(word);
  const { pieces, open } = anywhere(word);
  return word === first ? { pieces: [start + first], open: false } : { pieces: [start + first, ...pieces], open };
};

/** The word as a whole text: its own pieces up to the short ones that only an end has. */
export const asWhole = (word: string): Phrase => ({ pieces: gramsOf(word), open: false });
