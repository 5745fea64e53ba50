/** Full and half width, case and accents made one: `ＡＢＣ é` is `abc e`. Cheap; dictionaries are for writing, not for asking. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFKC')
    .toLowerCase();

/** What is searched of a text: its letters and digits, nothing between them. */
export const squeeze = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** Digits alone, for phones: `+86 21 6868-1234` is `862168681234`. */
export const digits = (text: string): string => fold(text).replace(/\D+/g, '');

/** The words of an address of the net, for finding it by their beginnings: `zeng.li@hongda.example` has four. */
export const netWords = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const mostWords = 8;
const longestWord = 64;

/** A word of a query: squeezed for names and numbers, in its parts for addresses of the net. */
export type Word = { text: string; parts: string[] };

/** The words of a query; all of them must be found. */
export const wordsOf = (query: string): Word[] => {
  const words = fold(query)
    .split(/\s+/u)
    .map((typed) => Array.from(typed).slice(0, longestWord).join(''))
    .map((typed) => ({ text: squeeze(typed), parts: netWords(typed) }))
    .filter(({ text }) => text !== '');
  return [...new Map(words.map((word) => [word.text, word])).values()].slice(0, mostWords);
};
