import { describe, expect, it } from 'vitest';
import { registerKinds } from '#shared/register/fields';
import { operatorsOf } from '#shared/register/operators';
import {
  draftOf,
  filterOf,
  newDraft,
  rangeFault,
  spanIn,
  waysOf,
  type Draft,
  type Filter,
  type FilterField,
} from '../../../web/src/lib/ui/filters.ts';

const field = (kind: FilterField['kind'], more: Partial<FilterField> = {}): FilterField => ({
  field: 'x',
  label: 'X',
  kind,
  ...more,
});
const draft = (way: Draft['way'], values: string[], more: Partial<Draft> = {}): Draft => ({
  way,
  values,
  unit: 'd',
  currency: 'CNY',
  ...more,
});

describe('a range that cannot be asked', () => {
  it('is told: an end that is no number, and ends the wrong way round', () => {
    const number = field('number');
    expect(rangeFault(number, draft('range', ['zehn', '']))).toBe('from');
    expect(rangeFault(number, draft('range', ['1', '2x']))).toBe('to');
    expect(rangeFault(number, draft('range', ['9', '3']))).toBe('reversed');
    expect(filterOf(number, draft('range', ['9', '3']))).toBeUndefined();
    expect(rangeFault(field('money'), draft('range', ['900', '1,000']))).toBeUndefined();
    expect(rangeFault(field('date'), draft('range', ['2026-03-01', '2026-02-01']))).toBe('reversed');
    expect(rangeFault(number, draft('range', ['', '']))).toBeUndefined();
  });

  it('of moments is edited as days', () => {
    const since = draftOf(field('instant'), { field: 'x', op: 'gte', value: '2026-11-01T12:00:00.000Z' });
    expect(since.values[0]).toMatch(/^2026-11-0[12]$/);
  });
});

describe('a condition that somebody puts together', () => {
  it('says nothing while nothing is given', () => {
    for (const kind of registerKinds) {
      const empty = newDraft(field(kind));
      expect(filterOf(field(kind), empty), kind).toBeUndefined();
    }
  });

  it('asks only what the register answers for fields of its kind', () => {
    const valuesFor = (kind: FilterField['kind'], way: Draft['way']): string[] => {
      if (['coming', 'recent', 'due', 'older'].includes(way)) return ['30'];
      if (way !== 'range') return ['a'];
      return kind === 'date' || kind === 'instant' ? ['2026-01-01', '2026-02-01'] : ['1', '2'];
    };
    for (const kind of registerKinds) {
      const asked = field(kind, kind === 'choice' || kind === 'staff' ? { options: [] } : {});
      for (const way of waysOf(asked)) {
        const said = filterOf(asked, draft(way, valuesFor(kind, way)));
        expect(operatorsOf({ kind }), `${kind} ${way}`).toContain(said?.op);
      }
    }
  });

  it('takes amounts in minor units and rates as fractions', () => {
    expect(filterOf(field('money'), draft('range', ['1,000.50', '']))).toEqual({
      field: 'x',
      op: 'gte',
      value: { amount: 100050, currency: 'CNY' },
    });
    expect(filterOf(field('rate'), draft('range', ['6', '13%']))).toEqual({
      field: 'x',
      op: 'between',
      value: [0.06, 0.13],
    });
    expect(filterOf(field('money'), draft('range', ['a lot', '']))).toBeUndefined();
  });

  it('lets either end of a range open', () => {
    expect(filterOf(field('number'), draft('range', ['', '20']))).toEqual({ field: 'x', op: 'lte', value: 20 });
    expect(filterOf(field('date'), draft('range', ['2026-11-01', '']))).toEqual({
      field: 'x',
      op: 'gte',
      value: '2026-11-01',
    });
  });

  it('moves with the calendar when it is about days from today', () => {
    const date = field('date');
    expect(filterOf(date, draft('due', ['30']))).toEqual({ field: 'x', op: 'lte', value: 'today+30d' });
    expect(filterOf(date, draft('coming', ['2'], { unit: 'w' }))).toEqual({
      field: 'x',
      op: 'between',
      value: ['today', 'today+2w'],
    });
    expect(filterOf(date, draft('older', ['6'], { unit: 'm' }))).toEqual({ field: 'x', op: 'lt', value: 'today-6m' });
  });
});

describe('a kept condition that is opened again', () => {
  const again = (asked: FilterField, filter: Filter): Filter | undefined => filterOf(asked, draftOf(asked, filter));

  it('says the same when nothing was changed', () => {
    const kept: [FilterField, Filter][] = [
      [field('text'), { field: 'x', op: 'contains', value: '上海' }],
      [field('choice', { options: [] }), { field: 'x', op: 'in', value: ['a', 'b'] }],
      [field('tags', { suggest: () => Promise.resolve([]) }), { field: 'x', op: 'hasAll', value: ['重点'] }],
      [field('yes-no'), { field: 'x', op: 'eq', value: true }],
      [
        field('money'),
        {
          field: 'x',
          op: 'between',
          value: [
            { amount: 100, currency: 'USD' },
            { amount: 200, currency: 'USD' },
          ],
        },
      ],
      [field('rate'), { field: 'x', op: 'gte', value: 0.13 }],
      [field('date'), { field: 'x', op: 'lte', value: 'today+30d' }],
      [field('instant'), { field: 'x', op: 'between', value: ['today-7d', 'today'] }],
      [field('staff', { options: [] }), { field: 'x', op: 'notEmpty' }],
    ];
    for (const [asked, filter] of kept) expect(again(asked, filter), JSON.stringify(filter)).toEqual(filter);
  });

  it('becomes one of several when it named one', () => {
    expect(again(field('staff', { options: [] }), { field: 'x', op: 'eq', value: 'me' })).toEqual({
      field: 'x',
      op: 'in',
      value: ['me'],
    });
  });

  it('is no span when its days are fixed', () => {
    expect(spanIn({ field: 'x', op: 'between', value: ['2026-01-01', '2026-02-01'] })).toBeUndefined();
  });
});
