import { describe, expect, it } from 'vitest';
import type { Condition } from '#shared/register/filter';
import type { CustomField } from '#shared/settings/model';
import { aRegister, aRow, namesFor } from '../../fixtures/register.ts';

const custom = (id: string, kind: CustomField['kind']): CustomField => ({
  id,
  of: 'party',
  kind,
  label: { 'zh-CN': id, en: id },
  required: false,
  order: 1,
  grants: {},
  version: 1,
});
const customFields = [
  custom('fld_color', 'choice'),
  custom('fld_rating', 'number'),
  custom('fld_budget', 'money'),
  custom('fld_uses', 'multi-choice'),
  custom('fld_note', 'text'),
  custom('fld_vip', 'yes-no'),
];

const file = aRegister([
  aRow({
    party: {
      legalName: '甲',
      kind: 'individual',
      tags: ['重点', '老客户'],
      staffCount: 12,
      capital: { amount: 500_00, currency: 'CNY' },
      foundedOn: '2001-05-01',
      createdAt: '2026-11-01T15:59:59.999Z',
      custom: {
        fld_color: 'opt_red',
        fld_rating: 5,
        fld_budget: { amount: 100, currency: 'USD' },
        fld_uses: ['opt_a', 'opt_b'],
        fld_note: '急需 环氧树脂',
        fld_vip: true,
      },
    },
    customer: { keeperId: 'stf_li', terms: { taxRate: '0.13' } },
  }),
  aRow({
    party: {
      legalName: '乙',
      tags: ['重点客户'],
      staffCount: 200,
      capital: { amount: 500_00, currency: 'USD' },
      foundedOn: '2010-01-01',
      createdAt: '2026-11-01T16:00:00.000Z',
      custom: { fld_color: 'opt_blue', fld_rating: 10, fld_uses: ['opt_b'], fld_vip: false },
    },
    supplier: { keeperId: 'stf_wang' },
  }),
  aRow({ party: { legalName: '丙', shortName: "O'Neil % _" } }),
]);
const found = (...filter: Condition[]): string => namesFor(file, { filter, custom: customFields }).join('');

describe('what a filter finds', () => {
  it.each<[Condition, string]>([
    [{ field: 'kind', op: 'eq', value: 'individual' }, '甲'],
    [{ field: 'kind', op: 'ne', value: 'individual' }, '乙丙'],
    [{ field: 'kind', op: 'in', value: ['individual', 'government'] }, '甲'],
    [{ field: 'kind', op: 'notIn', value: ['individual'] }, '乙丙'],
    [{ field: 'staffCount', op: 'gt', value: 12 }, '乙'],
    [{ field: 'staffCount', op: 'gte', value: '12' }, '甲乙'],
    [{ field: 'staffCount', op: 'between', value: [1, 100] }, '甲'],
    [{ field: 'staffCount', op: 'ne', value: 12 }, '乙丙'],
    [{ field: 'staffCount', op: 'empty' }, '丙'],
    [{ field: 'staffCount', op: 'notEmpty' }, '甲乙'],
    [{ field: 'capital', op: 'gte', value: { amount: 100, currency: 'CNY' } }, '甲'],
    [{ field: 'capital', op: 'eq', value: { amount: 500_00, currency: 'USD' } }, '乙'],
    [{ field: 'capital', op: 'ne', value: { amount: 500_00, currency: 'USD' } }, '甲丙'],
    [{ field: 'foundedOn', op: 'lt', value: '2005-01-01' }, '甲'],
    [{ field: 'createdAt', op: 'eq', value: '2026-11-01' }, '甲'],
    [{ field: 'createdAt', op: 'gt', value: '2026-11-01' }, '乙'],
    [{ field: 'tags', op: 'hasAny', value: ['重点'] }, '甲'],
    [{ field: 'tags', op: 'hasAll', value: ['重点', '老客户'] }, '甲'],
    [{ field: 'tags', op: 'contains', value: '客户' }, '甲乙'],
    [{ field: 'tags', op: 'notIn', value: ['重点'] }, '乙丙'],
    [{ field: 'roles', op: 'eq', value: 'customer' }, '甲'],
    [{ field: 'roles', op: 'empty' }, '丙'],
    [{ field: 'customer.keeperId', op: 'eq', value: 'stf_li' }, '甲'],
    [{ field: 'customer.terms.taxRate', op: 'lte', value: '0.13' }, '甲'],
    [{ field: 'shortName', op: 'contains', value: "o'neil" }, '丙'],
    [{ field: 'shortName', op: 'startsWith', value: "O'N" }, '丙'],
    [{ field: 'shortName', op: 'eq', value: "O'Neil % _" }, '丙'],
    [{ field: 'fld_color', op: 'eq', value: 'opt_red' }, '甲'],
    [{ field: 'fld_color', op: 'ne', value: 'opt_red' }, '乙丙'],
    [{ field: 'fld_rating', op: 'gt', value: 5 }, '乙'],
    [{ field: 'fld_budget', op: 'gte', value: { amount: 100, currency: 'USD' } }, '甲'],
    [{ field: 'fld_budget', op: 'gte', value: { amount: 100, currency: 'CNY' } }, ''],
    [{ field: 'fld_uses', op: 'hasAll', value: ['opt_a', 'opt_b'] }, '甲'],
    [{ field: 'fld_uses', op: 'hasAny', value: ['opt_b'] }, '甲乙'],
    [{ field: 'fld_note', op: 'contains', value: '环氧' }, '甲'],
    [{ field: 'fld_vip', op: 'eq', value: false }, '乙'],
    [{ field: 'fld_vip', op: 'empty' }, '丙'],
  ])('%j finds %s', (condition, names) => {
    expect(found(condition)).toBe(names);
  });

  it('holds only where every condition holds', () => {
    expect(found({ field: 'tags', op: 'contains', value: '重点' }, { field: 'staffCount', op: 'gt', value: 50 })).toBe(
      '乙',
    );
  });

  it.each([
    "' OR 1=1 --",
    '"); DROP TABLE row; --',
    '\u0000',
    '%',
    '_',
    '*',
    'NEAR(a b)',
    'AND',
    '{legal_name}: x',
    '^a',
    '" OR "',
  ])('takes %j for text, never for a command', (text) => {
    for (const op of ['eq', 'contains', 'startsWith'] as const) {
      expect(found({ field: 'legalName', op, value: text })).toBe('');
      expect(() => found({ field: 'line', op, value: text })).not.toThrow();
    }
    expect(() => namesFor(file, { q: text, custom: customFields })).not.toThrow();
    expect(found({ field: 'legalName', op: 'notEmpty' })).toBe('甲乙丙');
  });
});

describe('order', () => {
  it('reads Chinese names by pinyin, and leaves empties last both ways', () => {
    expect(namesFor(file, { sort: 'legalName' })).toEqual(['丙', '甲', '乙']);
    expect(namesFor(file, { sort: '-legalName' })).toEqual(['乙', '甲', '丙']);
    expect(namesFor(file, { sort: 'staffCount' })).toEqual(['甲', '乙', '丙']);
    expect(namesFor(file, { sort: '-staffCount' })).toEqual(['乙', '甲', '丙']);
    expect(namesFor(file, { sort: '-fld_rating', custom: customFields })).toEqual(['乙', '甲', '丙']);
  });

  it('never compares money across currencies', () => {
    expect(namesFor(file, { sort: '-capital' })).toEqual(['甲', '乙', '丙']);
  });
});

describe('whose rows', () => {
  const [mine, region] = ['stf_li', ['CN-33']];
  const rows = aRegister([
    aRow({ party: { legalName: '我的客户' }, customer: { keeperId: mine } }),
    aRow({ party: { legalName: '我的供应商' }, supplier: { keeperId: mine } }),
    aRow({ party: { legalName: '本区', region: 'CN-33' }, customer: { keeperId: 'stf_other' } }),
    aRow({ party: { legalName: '别人的' }, customer: { keeperId: 'stf_other' } }),
  ]);

  it('are a keeper’s own on either side, the region’s with them, or all', () => {
    expect(namesFor(rows, { rights: { scope: 'own', staffId: mine, regions: region } })).toEqual([
      '我的客户',
      '我的供应商',
    ]);
    expect(namesFor(rows, { rights: { scope: 'region', staffId: mine, regions: region } })).toEqual([
      '我的客户',
      '我的供应商',
      '本区',
    ]);
    expect(namesFor(rows, { rights: { scope: 'region', staffId: mine, regions: [] } })).toHaveLength(4);
    expect(namesFor(rows, { rights: { scope: 'all', staffId: mine, regions: [] } })).toHaveLength(4);
  });

  it('bound a search and a filter alike', () => {
    const rights = { scope: 'own', staffId: mine, regions: [] } as const;
    expect(namesFor(rows, { q: '别人', rights })).toEqual([]);
    expect(namesFor(rows, { q: 'bieren', rights })).toEqual([]);
    expect(namesFor(rows, { filter: [{ field: 'customer.keeperId', op: 'eq', value: 'stf_other' }], rights })).toEqual(
      [],
    );
  });
});
