import { Day } from '../kernel/dates.ts';
import type { FieldError } from '../kernel/errors.ts';
import { Link } from '../kernel/link.ts';
import { Money } from '../kernel/money.ts';
import type { CustomValues } from '../parties/model.ts';
import type { CustomField, CustomHome } from './model.ts';

type Value = CustomValues[string];
export type CheckedValues = { ok: true; values: CustomValues } | { ok: false; errors: FieldError[] };
type Checked = { value: Value } | { wrong: string; message: string };

/** 100 fields of 500 characters keep an item far under the table's limit. */
export const maxTextLength = 500;

export const isEmptyValue = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const wrong = (code: string, message: string): Checked => ({ wrong: code, message });

/** What the table keeps to the last digit. */
const isKept = (value: number): boolean =>
  Math.abs(value) <= Number.MAX_SAFE_INTEGER && (value === 0 || Math.abs(value) >= 1e-100);

const openOptions = ({ options = [] }: CustomField): string[] =>
  options.filter(({ retired }) => !retired).map(({ id }) => id);

const checks: Record<CustomField['kind'], (value: unknown, field: CustomField) => Checked> = {
  text: (value) => {
    if (typeof value !== 'string') return wrong('invalid_type', 'must be text');
    const trimmed = value.trim();
    if (trimmed.length > maxTextLength) return wrong('too_big', `must be at most ${String(maxTextLength)} characters`);
    return { value: trimmed === '' ? null : trimmed };
  },
  number: (value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return wrong('invalid_type', 'must be a number');
    return isKept(value)
      ? { value }
      : wrong('out-of-range', 'must be at most 2^53 - 1, and not nearer to 0 than 1e-100');
  },
  money: (value) => {
    const parsed = Money.safeParse(value);
    return parsed.success
      ? { value: parsed.data }
      : wrong('invalid_type', 'must be an amount in minor units with its currency');
  },
  date: (value) => {
    const parsed = Day.safeParse(value);
    return parsed.success ? { value: parsed.data } : wrong('invalid_format', 'must be a day as YYYY-MM-DD');
  },
  choice: (value, field) =>
    typeof value === 'string' && openOptions(field).includes(value)
      ? { value }
      : wrong('invalid_value', 'must be one of the options'),
  'multi-choice': (value, field) => {
    const open = openOptions(field);
    if (!Array.isArray(value)) return wrong('invalid_type', 'must be a list of options');
    const chosen = value.filter((id): id is string => typeof id === 'string' && open.includes(id));
    return chosen.length === value.length
      ? { value: [...new Set(chosen)] }
      : wrong('invalid_value', 'must be among the options');
  },
  'yes-no': (value) => (typeof value === 'boolean' ? { value } : wrong('invalid_type', 'must be yes or no')),
  link: (value) => {
    const parsed = Link.safeParse(value);
    return parsed.success
      ? { value: parsed.data }
      : wrong('invalid_format', 'must be a link that starts with http:// or https://');
  },
};

/**
 * Values as given, in the form they are stored, or every one that is wrong by its path. `null` empties a field. A field of another home
 * or a retired one does not exist here. A retired option may stay where it was (`before`), but is not chosen anew.
 */
export const checkCustomValues = (
  fields: readonly CustomField[],
  of: CustomHome,
  values: Readonly<Record<string, unknown>> | undefined,
  before: Readonly<Record<string, unknown>> = {},
): CheckedValues => {
  const errors: FieldError[] = [];
  const checked: CustomValues = {};
  for (const [id, value] of Object.entries(values ?? {})) {
    const path = `custom.${id}`;
    const field = fields.find((one) => one.id === id && one.of === of && !one.retiredAt);
    if (!field) errors.push({ path, code: 'not-available', message: 'is not available' });
    else if (isEmptyValue(value)) checked[id] = null;
    else {
      const result = checks[field.kind](value, withOptionsOf(field, before[id]));
      if ('wrong' in result) errors.push({ path, code: result.wrong, message: result.message });
      else checked[id] = result.value;
    }
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, values: checked };
};

/** An option that the record has already may stay, retired or not. */
const withOptionsOf = (field: CustomField, before: unknown): CustomField => {
  const had = new Set(Array.isArray(before) ? before : [before]);
  return {
    ...field,
    options: field.options?.map((option) => (had.has(option.id) ? { ...option, retired: false } : option)),
  };
};

/** The required fields of a home that the values leave empty. */
export const missingRequired = (
  fields: readonly CustomField[],
  of: CustomHome,
  values: Readonly<Record<string, unknown>> | undefined,
): CustomField[] =>
  fields.filter((field) => field.of === of && field.required && !field.retiredAt && isEmptyValue(values?.[field.id]));
