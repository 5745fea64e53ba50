import * as z from 'zod/mini';
import { fieldError } from '../kernel/errors.ts';
import { notAvailable } from './available.ts';
import type { Readable, RegisterField } from './fields.ts';
import { operatorsOf, operators, type Operator } from './operators.ts';
import { valueFor, type Asked } from './filter-value.ts';

/** One condition as it travels: `filter=[{"field":"customer.state","op":"eq","value":"active"}]`; all of them must hold. */
export const Condition = z.object({
  field: z.string().check(z.minLength(1), z.maxLength(80)),
  op: z.enum(operators),
  value: z.optional(z.unknown()),
});
export type Condition = z.infer<typeof Condition>;

const mostConditions = 20;
const Filter = z.array(Condition).check(z.maxLength(mostConditions));

/** A condition that is known to make sense: the reader may ask it and the value fits the field. */
export type Clause = { field: RegisterField; op: Operator; value: Asked };

export const formatFilter = (conditions: readonly Condition[]): string => JSON.stringify(conditions);

/** The conditions as written, before it is known whether the reader may ask them. */
export const parseConditions = (filter: string | undefined): Condition[] => {
  if (filter === undefined || filter.trim() === '') return [];
  const parsed = Filter.safeParse(jsonOf(filter));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw fieldError('INPUT_INVALID', ['filter', ...(issue?.path ?? [])].join('.'), issue?.message ?? 'not a filter');
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw fieldError('INPUT_INVALID', 'filter', 'not JSON: a list of {field, op, value}');
  }
};

export type Asking = {
  fields: ReadonlyMap<string, RegisterField>;
  readable: Readable;
  /** Today in the firm's calendar, for relative days. */
  today: string;
  /** The reader, for `me` as a keeper. */
  me: string;
};

/** Each condition checked against the field it names and the reader who asks. */
export const clausesOf = (conditions: readonly Condition[], { fields, readable, today, me }: Asking): Clause[] =>
  conditions.map(({ field: id, op, value }, at) => {
    const place = `filter.${at}`;
    const field = fields.get(id);
    if (!field?.filterable || !readable(id)) throw notAvailable(`${place}.field`, id);
    if (!operatorsOf(field).includes(op))
      throw fieldError('INPUT_INVALID', `${place}.op`, `${op} does not fit a field of kind ${field.kind}`);
    return { field, op, value: valueFor({ field, op, value, place: `${place}.value`, today, me }) };
  });
