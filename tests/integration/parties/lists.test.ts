import { beforeAll, describe, expect, it } from 'vitest';
import { defineField } from '../../fixtures/custom-fields.ts';
import { useGround } from '../../fixtures/ground.ts';
import { aDraft } from '../../fixtures/parties.ts';
import { timeEndsAfter } from '../../fixtures/request-time.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

const ground = useGround();
let manager: Colleague;
let sales: Colleague;
let purchasing: Colleague;
beforeAll(async () => {
  [manager, sales, purchasing] = await Promise.all([asStaff('manager'), asStaff('sales'), asStaff('purchasing')]);
});

const aParty = async (given: Record<string, unknown> = {}) => (await manager.post('/api/parties', aDraft(given))).body;
const idsOf = ({ body }: { body: { items: { id: string }[] } }) => body.items.map(({ id }) => id);
const filter = (...conditions: object[]) => JSON.stringify(conditions);

describe('the list of parties', () => {
  it('shows what this person just wrote at once, and everything by pages that belong to them', async () => {
    await manager.get('/api/parties', { limit: '1' });
    const parties = await Promise.all(
      [1, 2, 3].map((number) =>
        aParty({ legalName: `苏州翻页实业第${'一二三'.charAt(number - 1)}分厂`, tags: ['翻页'] }),
      ),
    );
    const asked = { filter: filter({ field: 'tags', op: 'hasAny', value: ['翻页'] }), limit: '2' };
    const first = await manager.get('/api/parties', asked);
    expect(first.body).toMatchObject({ total: 3, items: [{}, {}] });
    const second = await manager.get('/api/parties', { ...asked, cursor: first.body.nextCursor });
    expect(second.body.nextCursor).toBeNull();
    expect([...idsOf(first), ...idsOf(second)].sort()).toEqual(parties.map(({ id }) => id as string).sort());
    expect((await sales.get('/api/parties', { ...asked, cursor: first.body.nextCursor })).body.code).toBe(
      'CURSOR_INVALID',
    );
  });

  it('shows nothing for signs alone, which nothing can be found by', async () => {
    await aParty();
    expect((await manager.get('/api/parties', { q: '"*()' })).body).toMatchObject({ items: [], total: 0 });
    expect((await manager.get('/api/parties', { q: '  ' })).body.items.length).toBeGreaterThan(0);
  });

  it('filters by role in any state and counts by value', async () => {
    const [one, both] = await Promise.all([
      aParty({ roles: ['customer'], tags: ['角色'] }),
      aParty({ roles: ['customer', 'supplier'], tags: ['角色'] }),
    ]);
    await manager.put(`/api/parties/${one.id as string}/roles/customer`, { state: 'ended', reason: '不再' });
    await ground.project();
    const asked = (role: string) =>
      manager.get('/api/parties', {
        role,
        filter: filter({ field: 'tags', op: 'hasAny', value: ['角色'] }),
        facets: 'customer.state',
      });
    expect(idsOf(await asked('supplier'))).toEqual([both.id]);
    const customers = await asked('customer');
    expect(customers.body.items).toHaveLength(2);
    expect(customers.body.facets['customer.state']).toEqual(
      expect.arrayContaining([
        { value: 'ended', count: 1 },
        { value: 'candidate', count: 1 },
      ]),
    );
  });

  it('holds neither the other side’s fields nor a question about them', async () => {
    await aParty({
      legalName: '两侧测试机电有限公司',
      roles: ['customer', 'supplier'],
      supplier: { mainProducts: '轴承CANARY' },
      customer: { grade: 'A' },
    });
    await ground.project();
    const seen = (await sales.get('/api/parties', { q: '两侧测试' })).body.items[0];
    expect(seen.values).toMatchObject({ 'customer.grade': 'A', 'supplier.state': 'candidate' });
    expect(JSON.stringify(seen)).not.toContain('CANARY');
    expect(
      (await purchasing.get('/api/parties', { q: '两侧测试' })).body.items[0].values['customer.grade'],
    ).toBeUndefined();
    const questions: Record<string, string>[] = [
      { filter: filter({ field: 'supplier.mainProducts', op: 'contains', value: '轴承' }) },
      { sort: 'supplier.mainProducts' },
      { facets: 'supplier.positionClass' },
      { filter: filter({ field: 'bankIndex', op: 'notEmpty' }) },
      { filter: filter({ field: 'no-such-field', op: 'notEmpty' }) },
    ];
    for (const query of questions) {
      expect(await sales.get('/api/parties', query)).toMatchObject({
        status: 422,
        body: { code: 'FIELD_NOT_AVAILABLE' },
      });
    }
  });

  it('filters, sorts and shows custom fields to those who have them', async () => {
    const field = await defineField({ kind: 'number', grants: { manager: 'edit' } });
    const low = await aParty({ custom: { [field.id]: 3 }, tags: ['自定义'] });
    const high = await aParty({ custom: { [field.id]: 30 }, tags: ['自定义'] });
    await ground.project();
    const tagged = { field: 'tags', op: 'hasAny', value: ['自定义'] };
    expect(idsOf(await manager.get('/api/parties', { filter: filter(tagged), sort: `-${field.id}` }))).toEqual([
      high.id,
      low.id,
    ]);
    const filtered = await manager.get('/api/parties', {
      filter: filter(tagged, { field: field.id, op: 'gt', value: 10 }),
    });
    expect(filtered.body.items).toMatchObject([{ id: high.id, custom: { [field.id]: 30 } }]);
    expect((await sales.get('/api/parties', { sort: field.id })).body.code).toBe('FIELD_NOT_AVAILABLE');
  });

  it('costs at most three read units a page', async () => {
    await ground.project();
    await manager.get('/api/parties');
    const { headers } = await manager.get('/api/parties', { q: '有限公司', limit: '50' });
    const read = Number(/read=([\d.]+)/.exec(headers['x-consumed-capacity'] ?? '')?.[1]);
    expect(read).toBeLessThanOrEqual(3);
  });
});

describe('changing keepers in bulk', () => {
  it('gives each party that can be changed, and says which could not and why', async () => {
    const kept = await aParty({ roles: ['customer'] });
    const none = await aParty();
    const gone = await aParty({ roles: ['customer'] });
    await manager.post(`/api/parties/${gone.id as string}/archive`, { version: 1, reason: '注销' });
    const unknown = `pty_${'0'.repeat(26)}`;
    const { body } = await manager.post('/api/parties/change-keepers', {
      role: 'customer',
      keeperId: sales.staff.staffId,
      partyIds: [kept.id, none.id, gone.id, unknown],
      reason: '离职交接',
    });
    expect(body.changed).toBe(1);
    expect(
      new Set(body.skipped.map(({ partyId, code }: { partyId: string; code: string }) => `${partyId} ${code}`)),
    ).toEqual(
      new Set([`${none.id as string} ROLE_NOT_ACTIVE`, `${gone.id as string} PARTY_ARCHIVED`, `${unknown} NOT_FOUND`]),
    );
    expect((await manager.get(`/api/parties/${kept.id as string}`)).body).toMatchObject({
      keepers: { customer: sales.staff.staffId },
      customer: { keeperId: sales.staff.staffId },
    });
  });

  it('takes all that match a list, not only one page', async () => {
    const parties = await Promise.all(
      Array.from({ length: 12 }, () => aParty({ roles: ['supplier'], tags: ['全部'] })),
    );
    await ground.project();
    const matching = { filter: filter({ field: 'tags', op: 'hasAny', value: ['全部'] }) };
    const { body } = await manager.post('/api/parties/change-keepers', {
      role: 'supplier',
      keeperId: purchasing.staff.staffId,
      matching,
    });
    expect(body).toEqual({ changed: parties.length, skipped: [], remaining: [] });
  });

  it('went on for ever where many matched: now it stops in time, and asked again with what remains it ends', async () => {
    const parties = await Promise.all(Array.from({ length: 20 }, () => aParty({ roles: ['supplier'] })));
    const partyIds = parties.map(({ id }) => id as string);
    const give = (ids: string[]) =>
      manager.post('/api/parties/change-keepers', {
        role: 'supplier',
        keeperId: purchasing.staff.staffId,
        partyIds: ids,
      });
    const setRight = timeEndsAfter(8);
    const first = (await give(partyIds)).body;
    setRight();
    expect(first).toMatchObject({ changed: 8, skipped: [], remaining: partyIds.slice(8) });
    expect((await give(first.remaining)).body).toEqual({ changed: 12, skipped: [], remaining: [] });
    for (const id of partyIds)
      expect((await manager.get(`/api/parties/${id}`)).body.keepers.supplier).toBe(purchasing.staff.staffId);
  });

  it('takes no endless search', async () => {
    for (const matching of [{ q: 'x'.repeat(201) }, { filter: 'x'.repeat(4001) }]) {
      const asked = { role: 'supplier', keeperId: purchasing.staff.staffId, matching };
      expect((await manager.post('/api/parties/change-keepers', asked)).status).toBe(400);
    }
  });

  it('is not for the other side, nor to somebody who does not work here', async () => {
    expect(
      (
        await sales.post('/api/parties/change-keepers', {
          role: 'supplier',
          keeperId: sales.staff.staffId,
          partyIds: [],
        })
      ).status,
    ).toBe(403);
    expect(
      (await manager.post('/api/parties/change-keepers', { role: 'customer', keeperId: 'nobody', partyIds: [] })).body
        .errors,
    ).toMatchObject([{ path: 'keeperId' }]);
  });
});

describe('home', () => {
  it('counts what waits for the reader: kept parties, ending certificates, records that lack a required field', async () => {
    const buyer = await asStaff('purchasing');
    const certificates = [{ kind: 'iso-9001', number: 'Q1', expiresOn: '2020-01-01' }];
    const party = (
      await manager.post(
        '/api/parties',
        aDraft({ roles: ['supplier'], supplier: { keeperId: buyer.staff.staffId, certificates } }),
      )
    ).body;
    const needed = await defineField({ of: 'supplier', required: true, grants: { purchasing: 'edit' } });
    await ground.project();
    const { body } = await buyer.get('/api/home');
    expect(body.counts).toMatchObject({ mine: 1, expiring: 1 });
    expect(body.counts.suppliers).toBeGreaterThanOrEqual(1);
    expect(body.mine).toMatchObject([{ id: party.id }]);
    expect(body.expiring).toMatchObject([{ id: party.id, values: { 'supplier.nextExpiry': '2020-01-01' } }]);
    expect(body.incomplete).toContainEqual({ fieldId: needed.id, count: expect.any(Number) });
    const own = (await sales.get('/api/home')).body;
    expect(own).toMatchObject({ counts: { expiring: 0 }, expiring: [], incomplete: [] });
  });

  it('tells whoever works on one side of changes on that side first', async () => {
    await manager.post('/api/parties', aDraft({ roles: ['supplier'] }));
    const customer = (await manager.post('/api/parties', aDraft({ roles: ['customer'] }))).body;
    await manager.post('/api/parties', aDraft({ roles: ['supplier'] }));
    await ground.project();
    const { recentlyChanged } = (await (await asStaff('sales')).get('/api/home')).body;
    expect(recentlyChanged[0]).toMatchObject({ id: customer.id });
    const sides = recentlyChanged.map(({ values }: { values: { roles: string[] } }) =>
      values.roles.includes('customer'),
    );
    expect(sides.lastIndexOf(true)).toBeLessThan(sides.indexOf(false) === -1 ? sides.length : sides.indexOf(false));
  });
});
