import * as z from 'zod/mini';

/** ISO 4217, the currencies that people pay in; by their minor units where those are not hundredths. */
const whole = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF';
const thousandths = 'BHD IQD JOD KWD LYD OMR TND';
const hundredths =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK ' +
  'DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK ' +
  'LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON ' +
  'RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD ' +
  'XCG YER ZAR ZMW ZWG';
const currencies = `${whole} ${thousandths} ${hundredths}`;

/** An amount in integer minor units (fen, cents) with its ISO 4217 currency. Currencies are never added. */
export const Currency = z.string().check(
  z.regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as CNY'),
  z.refine((code) => currencies.includes(code), 'an ISO 4217 code such as CNY'),
);
export const Money = z.object({ amount: z.int(), currency: Currency });
export type Money = z.infer<typeof Money>;
/** What cannot be less than nothing: a limit, a capital. */
export const Worth = z.object({ ...Money.shape, amount: z.int().check(z.gte(0)) });

/** Digits after the point of a currency. */
export const minorDigits = (currency: string): number => {
  if (whole.includes(currency)) return 0;
  return thousandths.includes(currency) ? 3 : 2;
};

/** Minor units as the decimal figure people type, digit by digit: no arithmetic that could round. */
export const minorToText = ({ amount, currency }: Money): string => {
  const digits = minorDigits(currency);
  const sign = amount < 0 ? '-' : '';
  const figures = String(Math.abs(amount)).padStart(digits + 1, '0');
  return digits === 0 ? `${sign}${figures}` : `${sign}${figures.slice(0, -digits)}.${figures.slice(-digits)}`;
};

/** What was typed as minor units, or undefined when it is no amount of that currency. */
export const textToMinor = (text: string, currency: string): number | undefined => {
  const digits = minorDigits(currency);
  const plain = text
    .replaceAll(/[,，\s_]/g, '')
    .replace('．', '.')
    .replace('。', '.');
  const parts = /^(-?)(\d{1,13})(?:\.(\d*))?$/.exec(plain);
  if (!parts) return undefined;
  const [, sign = '', whole = '', fraction = ''] = parts;
  if (fraction.length > digits) return undefined;
  const amount = Number(`${sign}${whole}${fraction.padEnd(digits, '0')}`);
  return Number.isSafeInteger(amount) ? amount : undefined;
};
