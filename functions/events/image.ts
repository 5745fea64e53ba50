import type { AttributeValue } from 'aws-lambda';

/** A stream image in plain values. What our items hold: texts, numbers, truth, nothing, lists and maps. */
export const plain = (value: AttributeValue): unknown => {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.L) return value.L.map(plain);
  return value.M ? plainItem(value.M) : null;
};

export const plainItem = (image: Record<string, AttributeValue>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(image).map(([name, value]) => [name, plain(value)]));
