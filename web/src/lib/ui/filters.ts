import type { RegisterKind } from '#shared/register/fields';
import type { Condition } from '#shared/register/filter';
import type { Operator } from '#shared/register/operators';
import { minorToText, textToMinor, type Money } from '#shared/kernel/money';
import type { Option } from './options.ts';

/** A condition as it stands in the address and in saved views; all of a list must hold. */
export type Filter = Condition;

/** A field that can be filtered by. */
export type FilterField = {
  field: string;
  label: string;
  kind: RegisterKind;
  /** The choices of a closed list, or of a field whose values are known. */
  options?: readonly Option[] | undefined;
  /** Asked when the field is chosen: the values that occur, for fields without a closed list. */
  suggest?: (() => Promise<readonly Option[]>) | undefined;
  /** A value in words, where it is a code: `CN-31`. */
  say?: ((value: string) => string) | undefined;
  /** Heading it is listed under. */
  group?: string;
};

/**
 * How a person puts it. Beside the register's own operators: `range` with either end open, and days that move with the calendar
 * (`coming` days, `recent` days, `due` within days or overdue, `older` than days).
 */
export type Way =
  | Extract<
      Operator,
      'contains' | 'startsWith' | 'eq' | 'ne' | 'in' | 'notIn' | 'hasAny' | 'hasAll' | 'empty' | 'notEmpty'
    >
  | 'range'
  | 'coming'
  | 'recent'
  | 'due'
  | 'older';

export const spanUnits = ['d', 'w', 'm', 'y'] as const;
export type SpanUnit = (typeof spanUnits)[number];

/** A condition while it is edited. `values` are alternatives, or both ends of a range, or the length of a span of days. */
export type Draft = { way: Way; values: string[]; unit: SpanUnit; currency: string };

const presence: Way[] = ['empty', 'notEmpty'];
const some: Way[] = ['in', 'notIn'];
const ways: Record<RegisterKind, readonly Way[]> = {
  text: ['contains', 'startsWith', 'eq', 'ne', ...presence],
  link: ['contains', ...presence],
  number: ['range', ...presence],
  rate: ['range', ...presence],
  money: ['range', ...presence],
  date: ['range', 'coming', 'due', 'recent', 'older', ...presence],
  instant: ['recent', 'older', 'range', ...presence],
  choice: [...some, ...presence],
  staff: [...some, ...presence],
  'yes-no': ['eq', 'empty'],
  'multi-choice': ['hasAny', 'hasAll', ...presence],
  tags: ['hasAny', 'hasAll', 'contains', ...presence],
};

/** The ways of a field; one whose values are known is chosen from them first. */
export const waysOf = ({ kind, options, suggest }: FilterField): readonly Way[] => {
  const known = options !== undefined || suggest !== undefined;
  if (kind === 'tags' && !known) return ['contains', ...presence];
  return known && kind === 'text' ? [...some, 'contains', ...presence] : ways[kind];
};

export const newDraft = (field: FilterField): Draft => ({
  way: waysOf(field)[0] ?? 'contains',
  values: [],
  unit: 'd',
  currency: 'CNY',
});

type SpanWay = 'coming' | 'recent' | 'due' | 'older';
/** Chosen from a list of values. */
export const isChoosing = (way: Way): boolean =>
  way === 'in' || way === 'notIn' || way === 'hasAny' || way === 'hasAll';
/** Days that move with the calendar. */
export const isSpan = (way: Way): way is SpanWay =>
  way === 'coming' || way === 'recent' || way === 'due' || way === 'older';

/** What was typed at an end of a range, as the register takes it; undefined when it is no value of the field. */
const endOf = (kind: RegisterKind, text: string, currency: string): string | number | Money | undefined => {
  if (kind === 'date' || kind === 'instant') return text;
  if (kind === 'money') {
    const amount = textToMinor(text, currency);
    return amount === undefined ? undefined : { amount, currency };
  }
  const value = Number(text.replaceAll(/[,，\s%]/g, ''));
  if (!Number.isFinite(value)) return undefined;
  return kind === 'rate' ? Number((value / 100).toFixed(8)) : value;
};

const spanOf = ({ way, values: [length = ''], unit }: Draft): Pick<Filter, 'op' | 'value'> | undefined => {
  if (!/^\d{1,3}$/.test(length)) return undefined;
  const ahead = `today+${length}${unit}`;
  const back = `today-${length}${unit}`;
  if (way === 'coming') return { op: 'between', value: ['today', ahead] };
  if (way === 'recent') return { op: 'between', value: [back, 'today'] };
  return way === 'due' ? { op: 'lte', value: ahead } : { op: 'lt', value: back };
};

const rangeOf = ({ kind }: FilterField, { values, currency }: Draft): Pick<Filter, 'op' | 'value'> | undefined => {
  const [from, to] = [values[0]?.trim() ?? '', values[1]?.trim() ?? ''].map((text) =>
    text === '' ? undefined : { end: endOf(kind, text, currency) },
  );
  if ((from && from.end === undefined) || (to && to.end === undefined)) return undefined;
  if (from && to && isReversed(from.end, to.end)) return undefined;
  if (from && to) return { op: 'between', value: [from.end, to.end] };
  if (from) return { op: 'gte', value: from.end };
  return to ? { op: 'lte', value: to.end } : undefined;
};

const isReversed = (from: unknown, to: unknown): boolean => {
  const [low, high] = [from, to].map((end) => (isMoney(end) ? end.amount : end));
  if (typeof low === 'number' && typeof high === 'number') return low > high;
  return typeof low === 'string' && typeof high === 'string' && low > high;
};

/** Why a range says nothing though something was typed: an end is no value, or the ends are the wrong way round. */
export const rangeFault = (field: FilterField, draft: Draft): 'from' | 'to' | 'reversed' | undefined => {
  if (draft.way !== 'range') return undefined;
  const [from, to] = [draft.values[0]?.trim() ?? '', draft.values[1]?.trim() ?? ''];
  const unread = (text: string): boolean => text !== '' && endOf(field.kind, text, draft.currency) === undefined;
  if (unread(from)) return 'from';
  if (unread(to)) return 'to';
  return from !== '' && to !== '' && rangeOf(field, draft) === undefined ? 'reversed' : undefined;
};

/** The condition that a draft says, or nothing while it says none yet. */
export const filterOf = (field: FilterField, draft: Draft): Filter | undefined => {
  const { way, values } = draft;
  const name = field.field;
  if (way === 'empty' || way === 'notEmpty') return { field: name, op: way };
  if (way === 'range' || isSpan(way)) {
    const said = way === 'range' ? rangeOf(field, draft) : spanOf(draft);
    return said && { field: name, ...said };
  }
  const given = values.filter((value) => value.trim() !== '');
  const [one] = given;
  if (one === undefined) return undefined;
  if (isChoosing(way)) return { field: name, op: way, value: given };
  return { field: name, op: way, value: field.kind === 'yes-no' ? one === 'true' : one };
};

/** A moment is edited as its day where the reader is. */
const dayHere = (instant: string): string => {
  const at = new Date(instant);
  const two = (part: number): string => String(part).padStart(2, '0');
  return Number.isNaN(at.getTime()) ? '' : `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
};

const textOf = (kind: RegisterKind, value: unknown): string => {
  if (typeof value === 'number') return String(kind === 'rate' ? Number((value * 100).toFixed(6)) : value);
  if (isMoney(value)) return minorToText(value);
  if (kind === 'instant' && typeof value === 'string' && value.includes('T')) return dayHere(value);
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
};
export const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' &&
  value !== null &&
  'amount' in value &&
  typeof value.amount === 'number' &&
  'currency' in value &&
  typeof value.currency === 'string';

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

type Span = { way: SpanWay; length: string; unit: SpanUnit };
const moving = /^today([+-])(\d{1,3})([dwmy])$/;
const isUnit = (text: string | undefined): text is SpanUnit => spanUnits.some((unit) => unit === text);

/** A condition on days that move with the calendar, if it is one. */
export const spanIn = ({ op, value }: Filter): Span | undefined => {
  const ends = listOf(value).map(String);
  const [, sign, length, unit] = moving.exec(ends.find((end) => moving.test(end)) ?? '') ?? [];
  if (length === undefined || !isUnit(unit)) return undefined;
  if (op === 'between')
    return ends.includes('today') ? { way: sign === '+' ? 'coming' : 'recent', length, unit } : undefined;
  if (sign === '+' && (op === 'lte' || op === 'lt')) return { way: 'due', length, unit };
  return sign === '-' && (op === 'lt' || op === 'lte') ? { way: 'older', length, unit } : undefined;
};

/** A kept condition as a draft again, however it was written. */
export const draftOf = (field: FilterField, filter: Filter): Draft => {
  const { op, value } = filter;
  const given = listOf(value);
  const currency = given.find(isMoney)?.currency ?? 'CNY';
  const texts = given.map((one) => textOf(field.kind, one));
  const draft = (way: Way, values: string[]): Draft => ({ way, values, unit: 'd', currency });
  const span = spanIn(filter);
  if (span) return { way: span.way, values: [span.length], unit: span.unit, currency };
  if (op === 'between') return draft('range', texts);
  if (op === 'gte' || op === 'gt') return draft('range', [texts[0] ?? '', '']);
  if (op === 'lte' || op === 'lt') return draft('range', ['', texts[0] ?? '']);
  const offered = waysOf(field);
  if (op === 'eq' && offered.includes('range')) return draft('range', [texts[0] ?? '', texts[0] ?? '']);
  if (op === 'eq' && offered.includes('in')) return draft('in', texts);
  if (op === 'ne' && offered.includes('notIn')) return draft('notIn', texts);
  if (op === 'in' && offered.includes('hasAny')) return draft('hasAny', texts);
  return draft(offered.find((way) => way === op) ?? offered[0] ?? 'contains', texts);
};
