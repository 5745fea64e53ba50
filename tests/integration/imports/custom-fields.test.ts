import { beforeAll, describe, expect, it } from 'vitest';
import { defineField } from '../../fixtures/custom-fields.ts';
import { useGround } from '../../fixtures/ground.ts';
import { csvOf, importing } from '../../fixtures/imports.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';
import { runStarted } from '../../fixtures/workflow-runs.ts';

const ground = useGround();
let sales: Colleague;
let purchasing: Colleague;
let ids: { rating: string; exports: string };

beforeAll(async () => {
  [sales, purchasing] = await Promise.all([asStaff('sales'), asStaff('purchasing')]);
  const options = [
    { id: 'opt_1', label: { 'zh-CN': '高风险', en: 'High risk' } },
    { id: 'opt_2', label: { 'zh-CN': '低风险', en: 'Low risk' } },
  ];
  const label = { 'zh-CN': '风险级别', en: 'Risk level' };
  const rating = await defineField({ kind: 'choice', label, options, required: true, grants: { sales: 'edit' } });
  const exported = await defineField({
    of: 'customer',
    kind: 'yes-no',
    label: { 'zh-CN': '可出口', en: 'May export' },
    grants: { sales: 'edit' },
  });
  ids = { rating: rating.id, exports: exported.id };
});

const rows = csvOf([
  ['公司名称', '角色', 'Risk level', '可出口'],
  ['自定义甲有限公司', '客户', '高风险', '是'],
  ['自定义乙有限公司', '客户', 'low risk', 'no'],
  ['自定义丙有限公司', '客户', '中风险', ''],
  ['自定义丁有限公司', '客户', '', ''],
]);

describe('a custom field', () => {
  it('is imported by its label, its options by theirs, and what is required is asked for', async () => {
    const theirs = importing(ground, sales);
    const view = await theirs.loaded(rows);
    expect(view.sheet.suggestions.map(({ field }: { field: string }) => field)).toEqual([
      'legalName',
      'roles',
      ids.rating,
      ids.exports,
    ]);
    expect(view.loaded).toMatchObject({ created: 2, faulty: 2 });
    const faults = await theirs.rows(view.id, 'fault');
    expect(faults.map(({ row, faults: found }) => [row, found[0].code, found[0].field])).toEqual([
      [4, 'not-a-choice', ids.rating],
      [5, 'required', ids.rating],
    ]);
    await ground.project();
    const { body } = await sales.get('/api/parties', { q: '自定义甲' });
    const party = (await sales.get(`/api/parties/${String(body.items[0].id)}`)).body;
    expect(party).toMatchObject({ custom: { [ids.rating]: 'opt_1' }, customer: { custom: { [ids.exports]: true } } });
  });

  it('of numbers that cannot be kept is a fault at the check already', async () => {
    const output = await defineField({
      kind: 'number',
      label: { 'zh-CN': '年产量', en: 'Yearly output' },
      grants: { sales: 'edit' },
    });
    const figures = csvOf([
      ['公司名称', '年产量', 'Risk level'],
      ['天文数字有限公司', '1e300', '高风险'],
      ['寻常数字有限公司', '12.5', '高风险'],
    ]);
    const view = await importing(ground, sales).loaded(figures);
    expect(view).toMatchObject({ checked: { created: 1, faulty: 1 }, loaded: { created: 1, faulty: 1 } });
    expect((await importing(ground, sales).rows(view.id, 'fault'))[0].faults).toMatchObject([
      { field: output.id, code: 'out-of-range', value: '1e300' },
    ]);
  });

  it('is exported under its label, to who may see it', async () => {
    const { body: begun } = await sales.post('/api/exports', {
      format: 'csv',
      columns: ['legalName', ids.rating, ids.exports],
      query: { sort: 'legalName' },
      locale: 'en',
    });
    await runStarted(ground.cloud);
    const { body } = await sales.get(`/api/exports/${String(begun.id)}`);
    const text = await (await fetch(body.url as string)).text();
    expect(text).toContain('Legal name,Risk level,May export\r\n');
    expect(text).toContain('自定义甲有限公司,High risk,Yes\r\n');
    expect((await purchasing.post('/api/exports', { columns: ['legalName', ids.rating] })).body.code).toBe(
      'FIELD_NOT_AVAILABLE',
    );
  });

  it('is not offered to who may not edit it', async () => {
    const view = await importing(ground, purchasing).upload(rows);
    expect(view.targets.filter(({ id }: { id: string }) => id.startsWith('fld_'))).toEqual([]);
    expect(view.sheet.suggestions[2].field).toBeNull();
  });
});
