import type { RegisterField, RegisterKind } from './fields.ts';

export const operators = [
  'eq',
  'ne',
  'in',
  'notIn',
  'contains',
  'startsWith',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'empty',
  'notEmpty',
  'hasAny',
  'hasAll',
] as const;
export type Operator = (typeof operators)[number];

const presence: Operator[] = ['empty', 'notEmpty'];
const one: Operator[] = ['eq', 'ne', 'in', 'notIn', ...presence];
const ordered: Operator[] = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'between', ...presence];
const several: Operator[] = ['hasAny', 'hasAll', 'eq', 'ne', 'in', 'notIn', ...presence];

const byKind: Record<RegisterKind, readonly Operator[]> = {
  text: ['contains', 'startsWith', ...one],
  link: ['contains', 'startsWith', ...one],
  number: ordered,
  rate: ordered,
  money: ordered,
  date: ordered,
  instant: ordered,
  choice: one,
  staff: one,
  'yes-no': ['eq', 'ne', ...presence],
  'multi-choice': several,
  tags: ['contains', ...several],
};

/** What may be asked of a field; the web offers exactly these. */
export const operatorsOf = ({ kind }: Pick<RegisterField, 'kind'>): readonly Operator[] => byKind[kind];
