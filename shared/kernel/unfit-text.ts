/** Half a surrogate pair, which the table does not take, or a control character, which nobody sees; a text may have lines and tabs. */
const unfit = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;

/** Where in what was sent a text stands that cannot be kept. */
export const unfitTexts = (value: unknown, path: readonly string[] = []): string[][] => {
  if (typeof value === 'string') return unfit.test(value) ? [[...path]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => unfitTexts(inner, [...path, name]));
};
