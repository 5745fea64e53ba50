import type { FindOptions, Option } from './options.ts';
import { formatDay } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';

/** A field that can be filtered by. */
export type FilterField = {
  field: string;
  label: string;
  kind: 'text' | 'choice' | 'yes-no' | 'number' | 'date';
  options?: readonly Option[];
  find?: FindOptions;
  /** Heading it is listed under. */
  group?: string;
};

/**
 * One condition. `values` are alternatives for `is`; `[from, to]` for `between`, where either may be empty;
 * `['true']` or `['false']` for yes or no.
 */
export type Filter = { field: string; op: 'is' | 'contains' | 'between' | 'empty' | 'not-empty'; values: string[] };

const labelOf = (field: FilterField, value: string): string =>
  field.options?.find((option) => option.value === value)?.label ?? value;

/** A condition as people read it: "Grade: A, B". */
export const filterText = (field: FilterField, filter: Filter): string => {
  const [from = '', to = ''] = filter.values;
  const shown = (value: string): string => (field.kind === 'date' && value ? formatDay(value) : value);
  if (filter.op === 'empty') return `${field.label}: ${m.common_filter_empty()}`;
  if (filter.op === 'not-empty') return `${field.label}: ${m.common_filter_not_empty()}`;
  if (filter.op === 'contains') return `${field.label} ${m.common_filter_contains()} “${from}”`;
  if (filter.op === 'between') {
    if (!to) return `${field.label} ≥ ${shown(from)}`;
    return from ? `${field.label}: ${shown(from)} – ${shown(to)}` : `${field.label} ≤ ${shown(to)}`;
  }
  if (field.kind === 'yes-no') return `${field.label}: ${from === 'true' ? m.common_yes() : m.common_no()}`;
  return `${field.label}: ${filter.values.map((value) => labelOf(field, value)).join(', ')}`;
};

export const defaultOp = (kind: FilterField['kind']): Filter['op'] =>
  kind === 'text' ? 'contains' : kind === 'number' || kind === 'date' ? 'between' : 'is';

/** Whether a condition says anything yet. */
export const isComplete = ({ op, values }: Filter): boolean =>
  op === 'empty' || op === 'not-empty' || values.some((value) => value.trim() !== '');
