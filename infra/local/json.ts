/** What came from JSON and was not looked at yet. These few parsers are the only way from it to a type. */
export type JsonObject = { [key: string]: unknown };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {});

export const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

export const textOf = (value: unknown, what: string): string => {
  if (typeof value === 'string') return value;
  throw new Error(`${what} is not text: ${JSON.stringify(value)}`);
};

export const textOr = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);

/** CloudFormation writes some numbers as text. */
export const numberOr = (value: unknown, otherwise: number): number => {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : otherwise;
};

/** A value as a word of a sentence or a key. */
export const wordOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : JSON.stringify(value ?? null);

export const textsOf = (value: unknown): string[] => listOf(value).filter((entry) => typeof entry === 'string');

export const parseObject = (text: string): JsonObject => {
  const value: unknown = JSON.parse(text === '' ? '{}' : text);
  if (!isObject(value)) throw new Error('expected a JSON object');
  return value;
};
