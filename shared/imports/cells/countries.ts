import { folded, plain } from './text.ts';

/** What people write that the standard's own names do not cover. */
const usual: Record<string, string> = {
  uk: 'GB',
  england: 'GB',
  greatbritain: 'GB',
  usa: 'US',
  unitedstatesofamerica: 'US',
  america: 'US',
  holland: 'NL',
  czechrepublic: 'CZ',
  southkorea: 'KR',
  korea: 'KR',
  russia: 'RU',
  prc: 'CN',
  prchina: 'CN',
  mainlandchina: 'CN',
  中华人民共和国: 'CN',
  中国大陆: 'CN',
  香港: 'HK',
  中国香港: 'HK',
  hongkong: 'HK',
  澳门: 'MO',
  中国澳门: 'MO',
  macau: 'MO',
  macao: 'MO',
  台湾: 'TW',
  中国台湾: 'TW',
  taiwan: 'TW',
  南韩: 'KR',
  uae: 'AE',
  阿联酋: 'AE',
};

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
let known: Map<string, string> | undefined;

/** Names in both languages from the runtime's own tables. */
const names = (): Map<string, string> => {
  if (known) return known;
  known = new Map();
  for (const locale of ['en', 'zh-CN']) {
    const display = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
    for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
      const name = isCurrent(code) ? display.of(code) : undefined;
      if (name && !known.has(folded(name))) known.set(folded(name), code);
    }
  }
  for (const [name, code] of Object.entries(usual)) known.set(name, code);
  return known;
};

/** Codes of states that are gone stand for their successors (`VD` for `VN`), and some are no country at all. */
const isCurrent = (code: string): boolean => new Intl.Locale(`und-${code}`).region === code && !notACountry.has(code);
const notACountry = new Set(['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO', 'UK']);

/** The ISO code of a country by its code or its name in English or Chinese. */
export const readCountry = (cell: string): string | undefined => {
  const given = plain(cell).toUpperCase();
  if (/^[A-Z]{2}$/.test(given) && [...names().values()].includes(given)) return given;
  return names().get(folded(cell));
};
