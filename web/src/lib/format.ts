import { minorToText, type Money } from '#shared/kernel/money';
import { language, type Locale } from '#lib/locale.svelte.ts';

export { minorToText, textToMinor } from '#shared/kernel/money';

/** Making an Intl formatter costs far more than using it, so each is made once per locale and shape. */
const cachedBy = <Formatter>(make: (locale: Locale, shape: string) => Formatter) => {
  const made = new Map<string, Formatter>();
  return (shape: string): Formatter => {
    const locale = language();
    const key = `${locale}|${shape}`;
    const known = made.get(key);
    if (known) return known;
    const fresh = make(locale, shape);
    made.set(key, fresh);
    return fresh;
  };
};

const moneyFormat = cachedBy((locale, currency) => new Intl.NumberFormat(locale, { style: 'currency', currency }));
const numberFormat = cachedBy(
  (locale, digits) => new Intl.NumberFormat(locale, { maximumFractionDigits: Number(digits) }),
);
const percentFormat = cachedBy(
  (locale, digits) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: Number(digits) }),
);
const dayFormat = cachedBy((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }));
const instantFormat = cachedBy(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }),
);
const relativeFormat = cachedBy((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
const listFormat = cachedBy((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));
const currencyNames = cachedBy((locale) => new Intl.DisplayNames(locale, { type: 'currency' }));
const countryNames = cachedBy((locale) => new Intl.DisplayNames(locale, { type: 'region' }));
const collator = cachedBy((locale) => new Intl.Collator(locale, { numeric: true }));

const isNumeral = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text);

export const formatMoney = (money: Money): string => {
  const figures = minorToText(money);
  // `format` takes a decimal string as it is, so fen never pass through a binary fraction.
  return isNumeral(figures) ? moneyFormat(money.currency).format(figures) : figures;
};
export const formatNumber = (value: number, digits = 2): string => numberFormat(String(digits)).format(value);
export const formatPercent = (fraction: number, digits = 1): string => percentFormat(String(digits)).format(fraction);

/** A business day `YYYY-MM-DD`; it has no time zone. */
export const formatDay = (day: string): string => dayFormat('').format(new Date(`${day}T00:00:00Z`));
/** An instant, in the reader's own time zone. */
export const formatInstant = (instant: string): string => instantFormat('').format(new Date(instant));

const steps = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** "3 days ago", for timelines; `formatInstant` belongs in its title. */
export const formatAgo = (instant: string, now = Date.now()): string => {
  const seconds = (new Date(instant).getTime() - now) / 1000;
  const step = steps.find(([, size]) => Math.abs(seconds) >= size);
  return step
    ? relativeFormat('').format(Math.round(seconds / step[1]), step[0])
    : relativeFormat('').format(Math.round(seconds), 'second');
};

/** `+8613812345678` as `138 1234 5678` at home and `+44 20 …` in groups abroad; anything else is shown as it is kept. */
export const formatPhone = (phone: string): string => {
  const mobile = /^\+86(1\d{2})(\d{4})(\d{4})$/.exec(phone);
  if (mobile) return `${mobile[1]} ${mobile[2]} ${mobile[3]}`;
  const landline = /^\+86(10|2\d|[3-9]\d{2})(\d{3,4})(\d{4})$/.exec(phone);
  if (landline) return `0${landline[1]} ${landline[2]} ${landline[3]}`;
  const abroad = /^(\+(?:1|7|[2-9]\d))(\d{4,})$/.exec(phone);
  return abroad ? `${abroad[1]} ${(abroad[2] ?? '').replaceAll(/(\d{3,4})(?=\d{3})/g, '$1 ')}` : phone;
};

export const formatList = (words: readonly string[]): string => listFormat('').format(words);
export const currencyName = (code: string): string => currencyNames('').of(code) ?? code;
/** Browsers say 中国香港特别行政区, and 台湾 without the same beginning. */
export const countryName = (code: string): string =>
  code === 'TW' && language() !== 'en' ? '中国台湾' : (countryNames('').of(code) ?? code);
export const compareText = (a: string, b: string): number => collator('').compare(a, b);

export const formatBytes = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1_048_576
      ? `${formatNumber(bytes / 1024, 0)} KB`
      : `${formatNumber(bytes / 1_048_576, 1)} MB`;
