import { beforeAll, describe, expect, it } from 'vitest';
import { useGround } from '../../fixtures/ground.ts';
import { aDraft } from '../../fixtures/parties.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

const ground = useGround();
let manager: Colleague;
let service: Colleague;
let auditor: Colleague;
beforeAll(async () => {
  [manager, service, auditor] = await Promise.all([asStaff('manager'), asStaff('service'), asStaff('auditor')]);
});

const aParty = async (given: Record<string, unknown> = {}) => (await manager.post('/api/parties', aDraft(given))).body;
const at = ({ id }: { id: string }, rest: string) => `/api/parties/${id}${rest}`;

describe('a contact', () => {
  it('is added, changed and removed by whoever edits contacts, and found by its phone’s last digits', async () => {
    const party = await aParty();
    const added = await service.post(at(party, '/contacts'), {
      name: '陈小姐',
      phones: ['13912345678'],
      serves: ['customer'],
      language: 'zh-CN',
    });
    expect(added).toMatchObject({ status: 201, body: { version: 1, phones: ['139 1234 5678'] } });
    await ground.project();
    expect((await manager.get('/api/parties', { q: '5678' })).body.items.map(({ id }: { id: string }) => id)).toContain(
      party.id,
    );

    const path = at(party, `/contacts/${added.body.id as string}`);
    const changed = await service.patch(path, { version: 1, jobTitle: '采购经理', language: null });
    expect(changed.body).toMatchObject({ version: 2, jobTitle: '采购经理', name: '陈小姐' });
    expect(changed.body.language).toBeUndefined();
    expect((await service.patch(path, { version: 1, jobTitle: '旧' })).body).toMatchObject({
      code: 'CHANGED_BY_SOMEONE_ELSE',
      current: { version: 2 },
    });
    expect((await service.post(`${path}/remove`, { version: 1 })).body.code).toBe('CHANGED_BY_SOMEONE_ELSE');
    expect((await service.post(`${path}/remove`, { version: 2, reason: '离职' })).body).toEqual({ id: added.body.id });
    expect((await manager.get(at(party, ''))).body.contacts).toEqual([]);
    expect((await service.patch(path, { version: 2, jobTitle: '无' })).status).toBe(404);
  });

  it('is added once however often the same key is sent', async () => {
    const party = await aParty();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => service.post(at(party, '/contacts'), { name: '一次' }, { key: 'contact' })),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await manager.get(at(party, ''))).body.contacts).toHaveLength(1);
  });

  it('is not for an auditor to change, nor for quality', async () => {
    const party = await aParty({ contacts: [{ name: '只读' }] });
    const quality = await asStaff('quality');
    expect((await auditor.post(at(party, '/contacts'), { name: '审计' })).body.code).toBe('NOT_ALLOWED');
    expect((await quality.post(at(party, '/contacts'), { name: '质检' })).body.code).toBe('NOT_ALLOWED');
    expect((await quality.get(at(party, ''))).body.contacts).toMatchObject([{ name: '只读' }]);
  });

  it('of two who change it at once, one is told that it changed (INV-03)', async () => {
    const party = await aParty({ contacts: [{ name: '同时' }] });
    const path = at(party, `/contacts/${party.contacts[0].id as string}`);
    const answers = await Promise.all(
      ['甲', '乙', '丙', '丁'].map((jobTitle) => service.patch(path, { version: 1, jobTitle })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  });
});

describe('the card', () => {
  it('starts empty at version 0 and keeps what is not named', async () => {
    const party = await aParty();
    expect((await manager.get(at(party, '/card'))).body).toEqual({ version: 0 });
    await manager.put(at(party, '/card'), {
      version: 0,
      serviceArea: '华东',
      assets: { amount: 5_000_000_00, currency: 'CNY' },
    });
    const { body } = await manager.put(at(party, '/card'), { version: 1, policy: '薄利多销', assets: null });
    expect(body).toMatchObject({
      version: 2,
      serviceArea: '华东',
      policy: '薄利多销',
      updatedBy: manager.staff.staffId,
    });
    expect(body.assets).toBeUndefined();
    expect((await auditor.get(at(party, '/card'))).body).toEqual(body);
  });

  it('refuses a stale version, a second first card, and jobs without it', async () => {
    const party = await aParty();
    const firsts = await Promise.all(
      ['甲', '乙', '丙'].map((policy) => manager.put(at(party, '/card'), { version: 0, policy })),
    );
    expect(firsts.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await service.get(at(party, '/card'))).status).toBe(403);
    expect((await auditor.put(at(party, '/card'), { version: 1, policy: '审' })).status).toBe(403);
  });
});
