import { readSheet } from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { useGround } from '../../fixtures/ground.ts';
import { csvOf, importing } from '../../fixtures/imports.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';
import { runStarted } from '../../fixtures/workflow-runs.ts';

const ground = useGround();
let manager: Colleague;
let sales: Colleague;
beforeAll(async () => {
  [manager, sales] = [await asStaff('manager', { name: '钱经理' }), await asStaff('sales')];
  const rows = [
    ['编码', '公司名称', '角色', '注册资本', '成立日期', '行业', '电话', '供应商税率', '供应商负责人', '标签'],
    [
      'X1',
      '=出口甲有限公司',
      '客户、供应商',
      'USD 3000.50',
      '2020-02-29',
      '+加号开头',
      '+49 30 901820',
      '13%',
      '钱经理',
      '重点,华东',
    ],
    ['X2', '乙出口股份公司', '供应商', '', '', '-3', '', '', '', ''],
  ];
  await importing(ground, manager).loaded(csvOf(rows));
  await ground.project();
});

const exported = async (person: Colleague, asked: object): Promise<Buffer> => {
  const { body: begun, status } = await person.post('/api/exports', asked);
  expect(status).toBe(201);
  await runStarted(ground.cloud);
  const { body } = await person.get(`/api/exports/${String(begun.id)}`);
  expect(body).toMatchObject({ state: 'ready' });
  return Buffer.from(await (await fetch(body.url as string)).arrayBuffer());
};

const columns = [
  'externalCode',
  'legalName',
  'roles',
  'capital',
  'foundedOn',
  'lineOfBusiness',
  'phones',
  'supplier.terms.taxRate',
  'supplier.keeperId',
  'tags',
];

describe('an export', () => {
  it('of a filter or an order that cannot be asked is refused at once, not when it is written', async () => {
    const asked = (query: object) => manager.post('/api/exports', { columns, query });
    expect((await asked({ filter: 'not json' })).body).toMatchObject({ status: 400, code: 'INPUT_INVALID' });
    expect((await asked({ filter: '[{"field":"nowhere","op":"eq","value":"x"}]' })).body.code).toBe(
      'FIELD_NOT_AVAILABLE',
    );
    expect((await asked({ sort: 'nowhere' })).status).toBeGreaterThanOrEqual(400);
  });

  it('as CSV has a byte order mark, headings and labels in the language asked for, and no cell that a spreadsheet would calculate', async () => {
    const text = (await exported(manager, { format: 'csv', columns, query: { sort: 'externalCode' } })).toString();
    expect(text.split('\r\n')).toEqual([
      '\ufeff原系统编码,客商名称,角色,注册资本,注册资本币种,成立日期,主营业务,电话,供应商税率,供应商负责人,标签',
      "X1,'=出口甲有限公司,客户；供应商,3000.5,USD,2020-02-29,'+加号开头,'+49 30901820,13%,钱经理,重点；华东",
      'X2,乙出口股份公司,供应商,,,,-3,,,钱经理,',
      '',
    ]);
  });

  it('as a workbook has numbers, days and text, each as what it is', async () => {
    const file = await exported(manager, { format: 'xlsx', columns, query: { sort: 'externalCode' }, locale: 'en' });
    const [head, first] = await readSheet(file);
    expect(head?.slice(0, 6)).toEqual([
      'External code',
      'Legal name',
      'Roles',
      'Capital',
      'Capital currency',
      'Founded',
    ]);
    expect(first?.slice(0, 7)).toEqual([
      'X1',
      '=出口甲有限公司',
      'Customer; Supplier',
      3000.5,
      'USD',
      new Date('2020-02-29T00:00:00Z'),
      '+加号开头',
    ]);
  });

  it('comes back through an import as it was', async () => {
    const text = (await exported(manager, { format: 'csv', columns, query: { sort: 'externalCode' } })).toString();
    const view = await importing(ground, manager).loaded(text, { mapping: { duplicates: 'update' } });
    expect(view.sheet.suggestions.map(({ field }: { field: string }) => field)).toEqual([
      'externalCode',
      'legalName',
      'roles',
      'capital',
      null,
      'foundedOn',
      'lineOfBusiness',
      'phones',
      'supplier.terms.taxRate',
      'supplier.keeperId',
      'tags',
    ]);
    expect(view.loaded).toMatchObject({ created: 0, faulty: 0 });
  });

  it('has only rows and columns that the reader may see', async () => {
    expect(await sales.post('/api/exports', { columns: ['legalName', 'supplier.keeperId'] })).toMatchObject({
      status: 422,
      body: { code: 'FIELD_NOT_AVAILABLE' },
    });
    expect(await sales.post('/api/exports', { columns: ['legalName', 'nothing'] })).toMatchObject({
      status: 422,
      body: { code: 'FIELD_NOT_AVAILABLE' },
    });
    const keeper = await asStaff('sales', { rows: 'own' });
    expect((await exported(keeper, { format: 'csv', columns: ['legalName'] })).toString()).toBe('\ufeff客商名称\r\n');
  });

  it('is of those who were chosen, where some were', async () => {
    const { body } = await manager.get('/api/parties', { q: '乙出口' });
    const text = (
      await exported(manager, { format: 'csv', columns: ['legalName'], partyIds: [body.items[0].id] })
    ).toString();
    expect(text).toBe('\ufeff客商名称\r\n乙出口股份公司\r\n');
  });

  it('is its owner’s alone', async () => {
    const { body } = await manager.post('/api/exports', { columns: ['legalName'] });
    expect((await sales.get(`/api/exports/${String(body.id)}`)).status).toBe(404);
  });
});
