import { describe, expect, it } from 'vitest';
import { DomainError } from '#shared/kernel/errors';
import { partyRegisterFields } from '#shared/parties/register-fields';
import { clausesOf, formatFilter, parseConditions, type Condition } from '#shared/register/filter';
import { parseSort } from '#shared/register/sort';

const fields = new Map(partyRegisterFields.map((field) => [field.id, field]));
const clauses = (conditions: Condition[], readable = (_: string) => true) =>
  clausesOf(conditions, { fields, readable, today: '2026-11-24', me: 'stf_me' });
const refusal = (work: () => unknown): DomainError => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error;
  }
  throw new Error('not refused');
};

describe('a filter in the address line', () => {
  it('comes back as it was written', () => {
    const conditions: Condition[] = [
      { field: 'city', op: 'in', value: ['上海', '宁波'] },
      { field: 'archivedAt', op: 'empty' },
    ];
    expect(parseConditions(formatFilter(conditions))).toEqual(conditions);
    expect(parseConditions(undefined)).toEqual([]);
    expect(parseConditions(' ')).toEqual([]);
  });

  it.each([
    ['not json', 'filter'],
    ['{"field":"city"}', 'filter'],
    ['[{"field":"city","op":"like","value":"x"}]', 'filter.0.op'],
    ['[{"op":"eq"}]', 'filter.0.field'],
    [JSON.stringify(Array.from({ length: 21 }, () => ({ field: 'city', op: 'empty' }))), 'filter'],
  ])('is refused by the place that is wrong: %s', (text, place) => {
    const error = refusal(() => parseConditions(text));
    expect([error.code, error.details.errors]).toEqual(['INPUT_INVALID', [expect.objectContaining({ path: place })]]);
  });

  it.each<[Condition, string]>([
    [{ field: 'customer.creditLimit', op: 'gt', value: 5 }, 'filter.0.value'],
    [
      {
        field: 'customer.creditLimit',
        op: 'between',
        value: [
          { amount: 1, currency: 'CNY' },
          { amount: 2, currency: 'USD' },
        ],
      },
      'filter.0.value',
    ],
    [{ field: 'foundedOn', op: 'gte', value: '2026-02-30' }, 'filter.0.value'],
    [{ field: 'foundedOn', op: 'gte', value: 'yesterday' }, 'filter.0.value'],
    [{ field: 'staffCount', op: 'eq', value: '1; DROP TABLE row' }, 'filter.0.value'],
    [{ field: 'kind', op: 'in', value: [] }, 'filter.0.value'],
    [{ field: 'kind', op: 'in', value: ['individual', 7] }, 'filter.0.value.1'],
    [{ field: 'kind', op: 'contains', value: 'x' }, 'filter.0.op'],
    [{ field: 'roles', op: 'lt', value: 'x' }, 'filter.0.op'],
  ])('is refused where the value does not fit the field: %j', (condition, place) => {
    const error = refusal(() => clauses([condition]));
    expect([error.code, error.details.errors]).toEqual(['INPUT_INVALID', [expect.objectContaining({ path: place })]]);
  });

  it('makes days, keepers and whole days of instants absolute', () => {
    const values = clauses([
      { field: 'supplier.nextExpiry', op: 'lte', value: 'today+30d' },
      { field: 'customer.keeperId', op: 'eq', value: 'me' },
      { field: 'createdAt', op: 'eq', value: 'today' },
      { field: 'createdAt', op: 'gt', value: '2026-11-01' },
    ]).map(({ value }) => value);
    expect(values).toEqual([
      { one: '2026-12-24' },
      { one: 'stf_me' },
      { from: '2026-11-23T16:00:00.000Z', until: '2026-11-24T15:59:59.999Z' },
      { one: '2026-11-01T15:59:59.999Z' },
    ]);
  });
});

describe('a field that is not the reader’s', () => {
  const readable = (id: string): boolean => id !== 'customer.grade';
  const asked = (id: string): Condition => ({ field: id, op: 'eq', value: 'A' });

  it('is refused exactly like one that does not exist', () => {
    const [hidden, unknown] = ['customer.grade', 'no.such'].map((id) => refusal(() => clauses([asked(id)], readable)));
    expect(hidden?.code).toBe('FIELD_NOT_AVAILABLE');
    expect(JSON.stringify(hidden?.details).replaceAll('customer.grade', '*')).toBe(
      JSON.stringify(unknown?.details).replaceAll('no.such', '*'),
    );
    expect(hidden?.message.replace('customer.grade', '*')).toBe(unknown?.message.replace('no.such', '*'));
  });

  it('is refused before its value is looked at, so a refusal tells nothing of it', () => {
    expect(refusal(() => clauses([{ field: 'customer.grade', op: 'lt', value: {} }], readable)).code).toBe(
      'FIELD_NOT_AVAILABLE',
    );
  });

  it('does not sort either', () => {
    expect(refusal(() => parseSort('-customer.grade', fields, readable)).code).toBe('FIELD_NOT_AVAILABLE');
    expect(refusal(() => parseSort('nothing', fields, readable)).code).toBe('FIELD_NOT_AVAILABLE');
    expect(parseSort('city,-legalName', fields, readable).map(({ field, backwards }) => [field.id, backwards])).toEqual(
      [
        ['city', false],
        ['legalName', true],
      ],
    );
  });
});
