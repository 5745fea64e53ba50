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
export const numberOrNull = (text: string): number | null => {
  const value = Number(text.replaceAll(',', ''));
  return text.trim() === '' || Number.isNaN(value) ? null : value;
};
