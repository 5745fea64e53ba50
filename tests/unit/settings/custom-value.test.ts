import { describe, expect, it } from 'vitest';
import { checkCustomValues, missingRequired } from '#shared/settings/custom-value';
import type { CustomField } from '#shared/settings/model';

const aField = (given: Partial<CustomField> = {}): CustomField => ({
  id: 'fld_1',
  of: 'party',
  kind: 'text',
  label: { 'zh-CN': '备注', en: 'Remark' },
  required: false,
  order: 0,
  grants: {},
  version: 1,
  ...given,
});
const options = [
  { id: 'opt_a', label: { 'zh-CN': '甲', en: 'A' } },
  { id: 'opt_b', label: { 'zh-CN': '乙', en: 'B' }, retired: true },
];
const checking = (field: Partial<CustomField>, value: unknown, before?: unknown) => {
  const result = checkCustomValues(
    [aField(field)],
    field.of ?? 'party',
    { fld_1: value },
    before === undefined ? {} : { fld_1: before },
  );
  return result.ok ? { value: result.values.fld_1 } : { error: result.errors[0]?.code };
};

describe('a value of a custom field', () => {
  it.each([
    ['text', '  三万吨 ', '三万吨'],
    ['text', '   ', null],
    ['number', 0.5, 0.5],
    ['money', { amount: 12_345, currency: 'CNY' }, { amount: 12_345, currency: 'CNY' }],
    ['date', '2026-02-28', '2026-02-28'],
    ['yes-no', false, false],
    ['link', 'https://example.cn/目录', 'https://example.cn/目录'],
  ] as const)('of kind %s is taken as %j', (kind, given, kept) => {
    expect(checking({ kind }, given)).toEqual({ value: kept });
  });

  it.each([
    ['text', 7, 'invalid_type'],
    ['text', 'x'.repeat(501), 'too_big'],
    ['number', '7', 'invalid_type'],
    ['number', Number.POSITIVE_INFINITY, 'invalid_type'],
    ['number', 1e300, 'out-of-range'],
    ['number', 1e21, 'out-of-range'],
    ['number', 2 ** 53, 'out-of-range'],
    ['number', 1e-200, 'out-of-range'],
    ['money', 100, 'invalid_type'],
    ['date', '2026-02-30', 'invalid_format'],
    ['yes-no', 'yes', 'invalid_type'],
    ['link', 'javascript:alert(1)', 'invalid_format'],
  ] as const)('of kind %s refuses %j', (kind, given, code) => {
    expect(checking({ kind }, given)).toEqual({ error: code });
  });

  it('is one of the options, or several, each once', () => {
    expect(checking({ kind: 'choice', options }, 'opt_a')).toEqual({ value: 'opt_a' });
    expect(checking({ kind: 'choice', options }, 'opt_x')).toEqual({ error: 'invalid_value' });
    expect(checking({ kind: 'multi-choice', options }, ['opt_a', 'opt_a'])).toEqual({ value: ['opt_a'] });
    expect(checking({ kind: 'multi-choice', options }, 'opt_a')).toEqual({ error: 'invalid_type' });
  });

  it('may keep a retired option that it has, and not choose it anew', () => {
    expect(checking({ kind: 'choice', options }, 'opt_b')).toEqual({ error: 'invalid_value' });
    expect(checking({ kind: 'choice', options }, 'opt_b', 'opt_b')).toEqual({ value: 'opt_b' });
    expect(checking({ kind: 'multi-choice', options }, ['opt_a', 'opt_b'], ['opt_b'])).toEqual({
      value: ['opt_a', 'opt_b'],
    });
  });

  it('is emptied by null, by nothing and by an empty list', () => {
    for (const nothing of [null, '', []])
      expect(checking({ kind: 'multi-choice', options }, nothing)).toEqual({ value: null });
  });

  it('does not exist for a field of another home or a retired one', () => {
    expect(checkCustomValues([aField({ of: 'customer' })], 'party', { fld_1: 'x' })).toMatchObject({
      ok: false,
      errors: [{ path: 'custom.fld_1', code: 'not-available' }],
    });
    expect(checking({ retiredAt: '2026-11-01T00:00:00.000Z' }, 'x')).toEqual({ error: 'not-available' });
  });
});

describe('required fields', () => {
  it('are those of this home, in use and empty', () => {
    const fields = [
      aField({ id: 'fld_1', required: true }),
      aField({ id: 'fld_2', required: true }),
      aField({ id: 'fld_3', required: true, of: 'customer' }),
      aField({ id: 'fld_4', required: true, retiredAt: '2026-11-01T00:00:00.000Z' }),
      aField({ id: 'fld_5', required: true, kind: 'yes-no' }),
    ];
    expect(missingRequired(fields, 'party', { fld_1: 'x', fld_2: '', fld_5: false }).map(({ id }) => id)).toEqual([
      'fld_2',
    ]);
  });
});
