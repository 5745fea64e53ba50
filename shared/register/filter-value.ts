import * as z from 'zod/mini';
import { Day } from '../kernel/dates.ts';
import { fieldError } from '../kernel/errors.ts';
import { Money } from '../kernel/money.ts';
import { dayEnd, dayStart, isRelativeDay, resolveDay } from './days.ts';
import type { MoneyValue, RegisterField, RegisterKind } from './fields.ts';
import type { Operator } from './operators.ts';

export type AskedScalar = string | number | boolean | MoneyValue;
/** A value as the SQL wants it: one, several, a range with both its ends, or none for `empty` and `notEmpty`. */
export type Asked =
  { one: AskedScalar } | { many: AskedScalar[] } | { from: AskedScalar; until: AskedScalar } | { none: true };

const Text = z.string().check(z.minLength(1), z.maxLength(300));
const Numeric = z.union([
  z.number(),
  z.pipe(z.string().check(z.regex(/^-?\d{1,15}(\.\d{1,8})?$/, 'a number')), z.transform(Number)),
]);
const AnyDay = z.union([Day, z.string().check(z.refine(isRelativeDay, 'a day as YYYY-MM-DD or today+30d'))]);
const AnyInstant = z.union([z.iso.datetime(), AnyDay]);
const schemas: Record<RegisterKind, z.ZodMiniType<AskedScalar>> = {
  text: Text,
  link: Text,
  number: Numeric,
  rate: Numeric,
  money: Money,
  date: AnyDay,
  instant: AnyInstant,
  choice: Text,
  staff: Text,
  'yes-no': z.boolean(),
  'multi-choice': Text,
  tags: Text,
};

type Given = { field: RegisterField; op: Operator; value: unknown; place: string; today: string; me: string };
const manyOf: readonly Operator[] = ['in', 'notIn', 'hasAny', 'hasAll'];
const longestList = 200;

/** The value of a condition, checked and made absolute, or the refusal that names its place. */
export const valueFor = (given: Given): Asked => {
  const { field, op, value, place } = given;
  if (op === 'empty' || op === 'notEmpty') return { none: true };
  const scalar = schemas[field.kind];
  if (op === 'between') {
    const [from, to] = parsed(z.tuple([scalar, scalar]), value, place);
    sameCurrency(from, to, place);
    return { from: absolute(given, from, 'from'), until: absolute(given, to, 'until') };
  }
  if (manyOf.includes(op)) {
    const many = parsed(z.array(scalar).check(z.minLength(1), z.maxLength(longestList)), value, place);
    return { many: many.map((each) => absolute(given, each, 'from')) };
  }
  const one = parsed(scalar, value, place);
  // A day asked of an instant is the whole day, so equality is a range and "after" means after its end.
  if (field.kind === 'instant' && typeof one === 'string' && !one.includes('T')) {
    if (op === 'eq' || op === 'ne') return { from: absolute(given, one, 'from'), until: absolute(given, one, 'until') };
    return { one: absolute(given, one, op === 'gt' || op === 'lte' ? 'until' : 'from') };
  }
  return { one: absolute(given, one, 'from') };
};

const parsed = <T>(schema: z.ZodMiniType<T>, value: unknown, place: string): T => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw fieldError(
    'INPUT_INVALID',
    [place, ...(issue?.path ?? [])].join('.'),
    issue?.message ?? 'not a value of this field',
  );
};

const sameCurrency = (from: AskedScalar, to: AskedScalar, place: string): void => {
  if (typeof from !== 'object' || typeof to !== 'object' || from.currency === to.currency) return;
  throw fieldError('INPUT_INVALID', place, 'both ends in one currency');
};

const absolute = ({ field, today, me }: Given, value: AskedScalar, end: 'from' | 'until'): AskedScalar => {
  if (typeof value !== 'string') return value;
  if (field.kind === 'staff') return value === 'me' ? me : value;
  if (field.kind === 'date') return resolveDay(value, today);
  if (field.kind !== 'instant') return value;
  if (value.includes('T')) return new Date(value).toISOString();
  const day = resolveDay(value, today);
  return end === 'until' ? dayEnd(day) : dayStart(day);
};
