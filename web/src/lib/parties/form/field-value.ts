import type { Money } from '#shared/kernel/money';

/** Readers of a form's values: what a record has may be absent, null or of another kind. */
export const asText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
export const asTexts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
export const asMoney = (value: unknown): Money | undefined =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value
    ? (value as Money)
    : undefined;

/** An emptied field is null, so that a change empties it; the API leaves alone what is not named. */
export const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** A number as people write it, in full-width digits and with thousands apart too; null for none, undefined for no number. */
export const readNumber = (text: string): number | null | undefined => {
  const plain = text.normalize('NFKC').replaceAll(/[,\s]|%$/g, '');
  if (plain === '') return null;
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
};
/** The decimal point moved to the right, without what binary fractions add: 0.13 by 2 is 13. */
export const shifted = (value: number, places: number): number => Number((value * 10 ** places).toFixed(8));
