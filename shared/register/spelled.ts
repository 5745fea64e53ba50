import { readingsOf } from './syllables.ts';
import type { Pieces } from './grams.ts';

// Two neighbouring syllables make a piece: `shang hai` is far rarer than `shang` and `hai` somewhere in a name.
// Between them stands a private character, which the index takes for a letter.
const between = '\uE002';
const pair = (syllables: readonly string[], at: number): string =>
  `${syllables[at] ?? ''}${between}${syllables[at + 1] ?? ''}`;

/** The pieces of a reading, each syllable with the next; the last one stands with nothing after it. */
export const pairsOf = (reading: string): string[] => {
  const syllables = reading.split(' ').filter((syllable) => syllable !== '');
  return syllables.map((_, at) => pair(syllables, at));
};

/** The ways in which letters can be a part of a reading; the last syllable may still be typed. */
export const readingPieces = (letters: string): Pieces[] =>
  letters.length < 2
    ? []
    : readingsOf(letters).map((syllables) => {
        if (syllables.length === 1) return { whole: [], open: syllables[0] ?? '' };
        const pairs = syllables.slice(0, -1).map((_, at) => pair(syllables, at));
        return { whole: pairs.slice(0, -1), open: pairs.at(-1) ?? '' };
      });
