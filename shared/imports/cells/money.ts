import { minorDigits, type Money } from '../../kernel/money.ts';
import { readDecimal, shifted } from './numbers.ts';
import { plain } from './text.ts';

/** Signs and words of currencies, longest first; NFKC has folded ￥ to ¥ and ＄ to $ before. */
const currencyWords: readonly (readonly [word: string, code: string])[] = (
  [
    ['人民币', 'CNY'],
    ['rmb', 'CNY'],
    ['¥', 'CNY'],
    ['元', 'CNY'],
    ['圆', 'CNY'],
    ['美元', 'USD'],
    ['美金', 'USD'],
    ['us$', 'USD'],
    ['$', 'USD'],
    ['欧元', 'EUR'],
    ['€', 'EUR'],
    ['英镑', 'GBP'],
    ['£', 'GBP'],
    ['港元', 'HKD'],
    ['港币', 'HKD'],
    ['hk$', 'HKD'],
    ['日元', 'JPY'],
    ['日圆', 'JPY'],
    ['新台币', 'TWD'],
    ['nt$', 'TWD'],
    ['新加坡元', 'SGD'],
    ['韩元', 'KRW'],
    ['澳元', 'AUD'],
    ['加元', 'CAD'],
    ['瑞士法郎', 'CHF'],
  ] as const
).toSorted(([a], [b]) => b.length - a.length);

const units: readonly (readonly [word: string, power: number])[] = [
  ['千万', 7],
  ['百万', 6],
  ['十万', 5],
  ['万亿', 12],
  ['亿', 8],
  ['万', 4],
  ['千', 3],
  ['million', 6],
  ['mio', 6],
  ['billion', 9],
];

const takeCurrency = (text: string): { rest: string; code?: string } => {
  const [, before] = /^([a-z]{3})(?=[\s\d.+-])/.exec(text) ?? [];
  const [, after] = /(?<=[\s\d万亿])([a-z]{3})$/.exec(text) ?? [];
  const iso = before ?? after;
  if (iso && iso !== 'rmb' && iso !== 'mio') {
    return { rest: (before ? text.slice(3) : text.slice(0, -3)).trim(), code: iso.toUpperCase() };
  }
  for (const [word, code] of currencyWords) {
    if (text.startsWith(word)) return { rest: text.slice(word.length).trim(), code };
    if (text.endsWith(word)) return { rest: text.slice(0, -word.length).trim(), code };
  }
  return { rest: text };
};

const takeUnit = (text: string): { rest: string; power: number } => {
  const found = units.find(([word]) => text.endsWith(word));
  return found ? { rest: text.slice(0, -found[0].length).trim(), power: found[1] } : { rest: text, power: 0 };
};

/** A currency alone: `CNY`, `人民币`, `美元`, `$`. */
export const readCurrency = (cell: string): string | undefined => {
  const word = plain(cell).toLowerCase();
  return (
    currencyWords.find(([known]) => known === word)?.[1] ?? (/^[a-z]{3}$/.test(word) ? word.toUpperCase() : undefined)
  );
};

/**
 * `1,000万`, `500万元`, `￥1,200.50`, `USD 3000`, `1.5亿美元`. Exact: an amount that is finer than the currency's smallest unit
 * is refused, not rounded, and so is one below nothing.
 */
export const readMoney = (cell: string, currency = 'CNY'): Money | undefined => {
  let rest = plain(cell).toLowerCase();
  let code: string | undefined;
  // At most two: `人民币500万元`, `CNY ¥100`.
  for (let turn = 0; turn < 2; turn += 1) {
    const taken = takeCurrency(rest);
    if (taken.code && code && taken.code !== code) return undefined;
    rest = taken.rest;
    code ??= taken.code;
  }
  const { rest: number, power } = takeUnit(rest);
  const decimal = readDecimal(number);
  if (decimal === undefined || decimal.startsWith('-')) return undefined;
  const found = code ?? currency;
  const minor = shifted(decimal, power + minorDigits(found));
  const amount = Number(minor);
  return minor.includes('.') || !Number.isSafeInteger(amount) ? undefined : { amount, currency: found };
};
