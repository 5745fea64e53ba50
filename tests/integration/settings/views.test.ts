import { beforeAll, describe, expect, it } from 'vitest';
import { useGround } from '../../fixtures/ground.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

useGround();
let manager: Colleague;
let sales: Colleague;
let purchasing: Colleague;
beforeAll(async () => {
  manager = await asStaff('manager');
  sales = await asStaff('sales');
  purchasing = await asStaff('purchasing');
});

const state = { q: '上海', sort: '-updatedAt', columns: ['legalName', 'city'] };
const namesOf = async (reader: Colleague): Promise<string[]> =>
  (await reader.get('/api/views', { list: 'parties' })).body.items.map(({ name }: { name: string }) => name);

describe('a saved view', () => {
  it("is its owner's alone until it is shared", async () => {
    const { status, body } = await sales.post('/api/views', { name: '我的上海客户', list: 'parties', state });
    expect(body).toMatchObject({
      name: '我的上海客户',
      state,
      shared: false,
      ownerId: sales.staff.staffId,
      version: 1,
    });
    expect(status).toBe(201);
    expect(await namesOf(sales)).toContain('我的上海客户');
    expect(await namesOf(manager)).not.toContain('我的上海客户');
    expect((await manager.patch(`/api/views/${body.id}`, { name: '别人的', version: 1 })).status).toBe(404);
    expect((await sales.patch(`/api/views/${body.id}`, { shared: true, version: 1 })).body.code).toBe('NOT_ALLOWED');
  });

  it('is shared by whoever may share, and then everybody finds it', async () => {
    const { body } = await manager.post('/api/views', { name: '全部活跃', list: 'parties', state, shared: true });
    expect(await namesOf(purchasing)).toContain('全部活跃');
    expect((await purchasing.delete(`/api/views/${body.id}`)).status).toBe(403);
    const back = await manager.patch(`/api/views/${body.id}`, { shared: false, version: 1 });
    expect(back.body).toMatchObject({ shared: false, version: 2 });
    expect(await namesOf(purchasing)).not.toContain('全部活跃');
    expect(await namesOf(manager)).toContain('全部活跃');
  });

  it('that names a field of the other side is not shown to whom that side is closed', async () => {
    const filter = JSON.stringify([{ field: 'customer.creditLimit', op: 'gt', value: 98765432 }]);
    await manager.post('/api/views', { name: '大额度', list: 'parties', state: { filter }, shared: true });
    expect(await namesOf(sales)).toContain('大额度');
    const seen = await purchasing.get('/api/views');
    expect(JSON.stringify(seen.body)).not.toContain('98765432');
    expect(await namesOf(purchasing)).not.toContain('大额度');
  });

  it('is forgotten by its owner', async () => {
    const { body } = await sales.post('/api/views', { name: '不要了', list: 'parties', state });
    expect((await sales.delete(`/api/views/${body.id}`)).body).toEqual({ id: body.id });
    expect(await namesOf(sales)).not.toContain('不要了');
  });
});
