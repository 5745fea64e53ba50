import { compareText, countryName } from '#lib/format.ts';

/** Where a Chinese trading firm mostly deals. */
const first = 'CN HK TW MO US JP KR DE VN SG MY TH ID IN AU GB FR IT ES NL AE RU'.split(' ');
/** What browsers name besides countries: groups, parts of countries, and codes made for tests. */
const others = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ'.split(' '));

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** A code that went out of use is written as its successor: DD becomes DE. */
const isCountry = (code: string): boolean =>
  !others.has(code) && countryName(code) !== code && new Intl.Locale(`und-${code}`).region === code;
let rest: string[] | undefined;

/** Every country and region of ISO 3166, those one deals with most in front, the rest by name. */
export const countries = (): string[] => {
  rest ??= letters.flatMap((a) => letters.map((b) => a + b)).filter((code) => isCountry(code) && !first.includes(code));
  return [...first, ...rest.toSorted((a, b) => compareText(countryName(a), countryName(b)))];
};
