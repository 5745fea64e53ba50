import * as z from 'zod/mini';

/** An amount in integer minor units (fen, cents) with its ISO 4217 currency. Currencies are never added. */
export const Currency = z.string().check(z.regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as CNY'));
export const Money = z.object({ amount: z.int(), currency: Currency });
export type Money = z.infer<typeof Money>;

const digitsOf: Record<string, number> = { JPY: 0, KRW: 0, VND: 0, CLP: 0, KWD: 3, BHD: 3, OMR: 3, TND: 3, JOD: 3 };

/** Digits after the point of a currency: 2 unless ISO 4217 says otherwise. */
export const minorDigits = (currency: string): number => digitsOf[currency] ?? 2;

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
