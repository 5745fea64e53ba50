/** Canonical JSON: keys sorted, undefined left out; two equal values give equal text, so their hashes agree. */
export const canonical = (value: unknown): string => JSON.stringify(sorted(value ?? null));

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
};

/** Whether two values are the same to a reader: key order and undefined do not count. */
export const same = (a: unknown, b: unknown): boolean => canonical(a ?? null) === canonical(b ?? null);
