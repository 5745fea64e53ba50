import { notUnderstood } from '../errors.ts';
import { isObject, listOf, objectOf, parseObject, textOf, type JsonObject } from '../json.ts';

/** Whether a reader is called for a record. */
export type Hears = (record: JsonObject) => boolean;
type Test = (value: unknown) => boolean;

const valueTest = (rule: unknown, where: string): Test => {
  if (typeof rule === 'string') return (value) => value === rule;
  const { prefix, ...others } = objectOf(rule);
  if (typeof prefix !== 'string' || Object.keys(others).length > 0)
    throw notUnderstood(`the filter rule ${JSON.stringify(rule)}, of ${where}`);
  return (value) => typeof value === 'string' && value.startsWith(prefix);
};

/** A part of a pattern: a list is one of several values, an object goes further into the record; all of it must hold. */
const testOf = (pattern: unknown, where: string): Test => {
  if (Array.isArray(pattern)) {
    const tests = pattern.map((rule) => valueTest(rule, where));
    return (value) => tests.some((test) => test(value));
  }
  if (!isObject(pattern)) throw notUnderstood(`the filter pattern ${JSON.stringify(pattern)}, of ${where}`);
  const parts = Object.entries(pattern).map(([name, part]) => [name, testOf(part, where)] as const);
  return (value) => isObject(value) && parts.every(([name, test]) => test(value[name]));
};

/** The filters of an event source: one of them must hold; without any, all is heard. */
export const hearsOf = (criteria: unknown, where: string): Hears => {
  const filters = listOf(objectOf(criteria).Filters).map((filter) =>
    testOf(parseObject(textOf(objectOf(filter).Pattern, `a filter of ${where}`)), where),
  );
  return filters.length === 0 ? () => true : (record) => filters.some((test) => test(record));
};
