import * as z from 'zod/mini';

/** An amount in integer minor units (fen, cents) with its ISO 4217 currency. Currencies are never added. */
export const Currency = z.string().check(z.regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as CNY'));
export const Money = z.object({ amount: z.int(), currency: Currency });
export type Money = z.infer<typeof Money>;

const digitsOf: Record<string, number> = { JPY: 0, KRW: 0, VND: 0, CLP: 0, KWD: 3, BHD: 3, OMR: 3, TND: 3, JOD: 3 };

/** Digits after the point of a currency: 2 unless ISO 4217 says otherwise. */
export const minorDigits = (currency: string): number => digitsOf[currency] ?? 2;
