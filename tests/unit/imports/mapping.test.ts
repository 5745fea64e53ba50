import { describe, expect, it } from 'vitest';
import { headerRowOf, headersOf } from '#shared/imports/header-row';
import { labelsOf } from '#shared/imports/choice-labels';
import { fieldLabel, unlabelled } from '#shared/imports/field-labels';
import { faultHeaders, originalWidth } from '#shared/imports/fault-words';
import { mustBeMappable, peopleByWord } from '#shared/imports/row-plan';
import { suggestMapping } from '#shared/imports/suggest-mapping';
import { importTargets } from '#shared/imports/target';
import { Mapping } from '#shared/imports/model';
import { DomainError } from '#shared/kernel/errors';
import { partyFields } from '#shared/parties/fields';
import type { CustomField } from '#shared/settings/model';
import { aCaller } from '../../fixtures/staff.ts';

const custom: CustomField = {
  id: 'fld_1',
  of: 'party',
  kind: 'choice',
  label: { 'zh-CN': '信用评级', en: 'Rating' },
  options: [{ id: 'opt_1', label: { 'zh-CN': '高', en: 'High' } }],
  required: true,
  order: 1,
  grants: { sales: 'edit', purchasing: 'read' },
  version: 1,
};
const targetsOf = (job: 'sales' | 'purchasing' | 'manager') =>
  importTargets(aCaller(job), [custom], (list) => Object.keys(labelsOf(list)));
const suggested = (headers: string[], remembered?: (string | null)[]) =>
  suggestMapping({ headers, targets: targetsOf('manager'), remembered }).map(({ field }) => field);

describe('what a column seems to be', () => {
  it('is found by headers in both languages, whatever their case, blanks and marks', () => {
    expect(
      suggested(['公司名称 *', 'COMPANY EMAIL', '统一社会信用代码（必填）', 'postalCode', '手机', 'customerID']),
    ).toEqual(['legalName', 'emails', 'uscc', 'postalCode', 'contact.phones', 'externalCode']);
  });

  it('is found by the other words that Chinese sheets have for it', () => {
    const words = [
      '企业名称',
      '邮件',
      '成立时间',
      '注册资金',
      '纳税人识别号',
      '联系地址',
      '手机号码',
      '座机',
      '微信号',
    ];
    const fields = ['legalName', 'contact.emails', 'foundedOn', 'capital', 'uscc', 'line', 'contact.phones', 'phones'];
    expect(suggested(words)).toEqual([...fields, 'contact.wechat']);
    expect(labelsOf('roles').customer).toContain('采购商');
  });

  it('is found by likeness where no header is the very word', () => {
    expect(
      suggestMapping({
        headers: ['统一社会信用代码号', '客户付款条件说明', '完全无关'],
        targets: targetsOf('manager'),
      }),
    ).toEqual([
      { column: 0, field: 'uscc', why: 'similar' },
      { column: 1, field: 'customer.terms.paymentTerms', why: 'similar' },
      { column: 2, field: null, why: null },
    ]);
  });

  it('gives a field of one value to one column, a list to several', () => {
    expect(suggested(['名称', '公司名称', '电话', 'phone'])).toEqual(['legalName', null, 'phones', 'phones']);
  });

  it('is what the reader chose for these headers before, as long as it is still theirs', () => {
    expect(suggested(['甲', '乙', '丙'], ['legalName', null, 'fld_gone'])).toEqual(['legalName', null, null]);
  });

  it('is never a field of the other side or one they may not edit', () => {
    expect(targetsOf('sales').map(({ id }) => id)).toContain('fld_1');
    expect(targetsOf('purchasing').map(({ id }) => id)).not.toContain('fld_1');
    expect(targetsOf('purchasing').filter(({ id }) => id.startsWith('customer.'))).toEqual([]);
  });
});

describe('the headings of an export', () => {
  it('are there for every field, and an import understands those it can take', () => {
    expect(unlabelled()).toEqual([]);
    for (const locale of ['zh-CN', 'en'] as const) {
      const importable = partyFields.filter(({ headers }) => headers).map(({ id }) => id);
      expect(suggested(importable.map((id) => fieldLabel(id, locale)))).toEqual(importable);
    }
  });
});

describe('the header row', () => {
  it('is below the titles, where most words mean a field', () => {
    const rows = [['客户一览表', '', '2024年'], [], ['序号', '公司名称', '电话'], ['1', '甲公司', '021-1']];
    expect(headerRowOf(rows, targetsOf('manager'))).toBe(2);
    expect(
      headerRowOf(
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
        targetsOf('manager'),
      ),
    ).toBe(0);
  });

  it('names a column without a heading by its place', () => {
    expect(headersOf(['名称', '', '电话'], 28).slice(0, 4)).toEqual(['名称', 'B', '电话', 'D']);
    expect(headersOf([], 28).at(-1)).toBe('AB');
  });

  it('leaves out what a fault file has added', () => {
    for (const tail of Object.values(faultHeaders)) expect(originalWidth(['名称', '电话', ...tail])).toBe(2);
    expect(originalWidth(['名称', '电话'])).toBe(2);
  });
});

describe('a mapping', () => {
  const refused = (given: object): unknown => {
    try {
      mustBeMappable(Mapping.parse({ columns: ['legalName', null], ...given }), ['a', 'b'], targetsOf('manager'));
    } catch (error) {
      return error instanceof DomainError
        ? [
            error.code,
            (error.details.errors as { path: string; code: string }[]).map(({ path, code }) => `${path} ${code}`),
          ]
        : error;
    }
    return 'taken';
  };

  it.each([
    [{}, 'taken'],
    [{ columns: ['legalName', 'phones'] }, 'taken'],
    [{ columns: [null, 'phones'] }, ['INPUT_INVALID', ['columns required']]],
    [{ columns: ['legalName', 'legalName'] }, ['INPUT_INVALID', ['columns.1 repeated']]],
    [{ columns: ['legalName', 'persons.owner'] }, ['FIELD_NOT_AVAILABLE', ['columns.1 not-available']]],
    [{ columns: ['legalName'] }, ['INPUT_INVALID', ['columns invalid']]],
    [{ duplicates: 'create' }, ['INPUT_INVALID', ['duplicateReason required']]],
    [{ duplicates: 'create', duplicateReason: 'branches' }, 'taken'],
  ])('%o is %o', (given, outcome) => {
    expect(refused(given)).toEqual(outcome);
  });

  it('finds a keeper by name or e-mail, but nobody by a name that two people have', () => {
    const person = (staffId: string, name: string, active = true) => ({
      staffId,
      name,
      email: `${staffId}@example.com`,
      active,
      jobs: ['sales' as const],
    });
    const people = peopleByWord([
      person('1', '王伟'),
      person('2', '王伟'),
      person('3', '李娜'),
      person('4', '离职', false),
    ]);
    expect(['王伟', '李娜', '2@example.com', '离职'].map((word) => people.get(word)?.staffId)).toEqual([
      undefined,
      '3',
      '2',
      undefined,
    ]);
  });
});
