import { beforeAll, describe, expect, it } from 'vitest';
import { useGround } from '../../fixtures/ground.ts';
import { csvOf, importing } from '../../fixtures/imports.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

const ground = useGround();
let sales: Colleague;
let purchasing: Colleague;
let service: Colleague;
let admin: Colleague;
beforeAll(async () => {
  [sales, purchasing, service, admin] = await Promise.all([
    asStaff('sales'),
    asStaff('purchasing'),
    asStaff('service'),
    asStaff('admin'),
  ]);
});

const text = csvOf([
  ['公司名称', '客户等级', '供货周期', '角色'],
  ['权利一号有限公司', 'A级', '30天', '客户'],
]);

describe('who imports', () => {
  it('is someone whose job includes it', async () => {
    expect((await service.post('/api/imports', { fileName: 'x.csv', size: 10 })).status).toBe(403);
  });

  it('is offered only the fields they may edit, and cannot map another', async () => {
    const view = await importing(ground, sales).upload(text);
    const fields = view.targets.map(({ id }: { id: string }) => id);
    expect(fields).toContain('customer.grade');
    expect(fields.filter((id: string) => id.startsWith('supplier.'))).toEqual([]);
    expect(view.sheet.suggestions[2]).toMatchObject({ field: null });
    const mapped = await sales.put(`/api/imports/${String(view.id)}/mapping`, {
      columns: ['legalName', 'customer.grade', 'supplier.leadTimeDays', 'roles'],
      version: view.version,
    });
    expect(mapped).toMatchObject({
      status: 422,
      body: { code: 'FIELD_NOT_AVAILABLE', errors: [{ path: 'columns.2' }] },
    });
  });

  it('gives no role of the other side', async () => {
    const theirs = importing(ground, purchasing);
    const view = await theirs.checked(text);
    expect(view.checked).toMatchObject({ created: 0, faulty: 1 });
    expect((await theirs.rows(view.id, 'fault'))[0].faults).toEqual([
      expect.objectContaining({ code: 'side-not-yours', header: '角色', value: '客户' }),
    ]);
  });

  it('makes nobody keeper of a side who does not edit it', async () => {
    const auditor = await asStaff('auditor', { name: '孙审计' });
    const theirs = importing(ground, sales);
    const view = await theirs.checked(
      csvOf([
        ['公司名称', '客户负责人'],
        ['审计照管的有限公司', '孙审计'],
        ['审计邮箱照管的行号', auditor.staff.email],
        ['销售照管的贸易商行', sales.staff.email],
      ]),
    );
    expect(view.checked).toMatchObject({ created: 1, faulty: 2 });
    expect((await theirs.rows(view.id, 'fault')).map(({ faults }) => faults)).toMatchObject([
      [{ code: 'no-such-person', header: '客户负责人', value: '孙审计' }],
      [{ code: 'no-such-person', value: auditor.staff.email }],
    ]);
  });

  it('sees their own imports; admin sees all, others nothing', async () => {
    const { id } = await importing(ground, sales).upload(text);
    const path = `/api/imports/${String(id)}`;
    expect((await purchasing.get(path)).status).toBe(404);
    expect((await purchasing.get(`${path}/rows`)).status).toBe(404);
    expect((await purchasing.post(`${path}/cancel`)).status).toBe(404);
    expect((await admin.get(path)).status).toBe(200);
    const listed = async (person: Colleague) =>
      (await person.get('/api/imports')).body.items.map((one: { id: string }) => one.id);
    expect(await listed(admin)).toContain(id);
    expect(await listed(sales)).toContain(id);
    expect(await listed(purchasing)).not.toContain(id);
  });

  it('is told that activating is not for them, not that the side is another one', async () => {
    const theirs = importing(ground, sales);
    const view = await theirs.checked(
      csvOf([
        ['公司名称', '角色', '客户状态'],
        ['想启用的客户有限公司', '客户', '启用'],
      ]),
    );
    expect((await theirs.rows(view.id, 'fault'))[0].faults).toMatchObject([{ code: 'not-allowed' }]);
  });

  it('does what the state of the import allows, and no more', async () => {
    const { id } = await importing(ground, sales).upload(text);
    const refused = await sales.post(`/api/imports/${String(id)}/start`);
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'IMPORT_STATE_MOVE_NOT_ALLOWED', state: 'uploaded', allowed: ['map', 'cancel'] },
    });
  });

  it('is remembered with how they mapped these headers', async () => {
    const theirs = importing(ground, sales);
    const rows = csvOf([
      ['名头', '说明'],
      ['记忆测试有限公司', '备注'],
    ]);
    const first = await theirs.upload(rows);
    await sales.put(`/api/imports/${String(first.id)}/mapping`, {
      columns: ['legalName', 'lineOfBusiness'],
      version: first.version,
    });
    const second = await theirs.upload(rows);
    expect(second.sheet.suggestions).toMatchObject([
      { field: 'legalName', why: 'remembered' },
      { field: 'lineOfBusiness', why: 'remembered' },
    ]);
  });

  it('creates once for one Idempotency-Key', async () => {
    const begin = () => sales.post('/api/imports', { fileName: 'twice.csv', size: 10 }, { key: 'begin-1' });
    const [first, second] = [await begin(), await begin()];
    expect(second.body.import.id).toBe(first.body.import.id);
  });
});
