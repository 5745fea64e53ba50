/**
 * Reading JSON field by field, for what the login page needs: the schemas that the rest of the site reads with
 * would be a sixth of that page.
 */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A text, or nothing. */
export const text = (value: unknown, name: string): string | undefined => {
  const found = isObject(value) ? value[name] : undefined;
  return typeof found === 'string' ? found : undefined;
};

/** A text that must be there. */
export const field = (value: unknown, name: string): string => {
  const found = text(value, name);
  if (found === undefined) throw new Error(`${name} is missing`);
  return found;
};

export const number = (value: unknown, name: string): number | undefined => {
  const found = isObject(value) ? value[name] : undefined;
  return typeof found === 'number' ? found : undefined;
};

export const texts = (value: unknown, name: string): string[] =>
  isObject(value) ? listOf(value[name]).filter((one) => typeof one === 'string') : [];
