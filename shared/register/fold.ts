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

const mostWords = 8;
const longestWord = 64;

/** The words of a query; all of them must be found. */
export const wordsOf = (query: string): string[] => {
  const words = fold(query)
    .split(/\s+/u)
    .map(squeeze)
    .filter((word) => word !== '');
  return [...new Set(words)].slice(0, mostWords).map((word) => Array.from(word).slice(0, longestWord).join(''));
};
