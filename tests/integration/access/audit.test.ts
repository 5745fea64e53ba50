import { beforeAll, describe, expect, it } from 'vitest';
import { useGround } from '../../fixtures/ground.ts';
import { aDraft } from '../../fixtures/parties.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

useGround();
let admin: Colleague;
let manager: Colleague;
let sales: Colleague;
let purchasing: Colleague;
beforeAll(async () => {
  admin = await asStaff('admin');
  manager = await asStaff('manager');
  sales = await asStaff('sales');
  purchasing = await asStaff('purchasing');
});

type Change = {
  field: string;
  class: string;
  before?: unknown;
  after?: unknown;
  hidden?: boolean;
  restorable?: boolean;
};
type Entry = { seq: number; action: string; part?: string; why?: string; changes: Change[] };

const aBoth = async (): Promise<string> => {
  const { body } = await manager.post(
    '/api/parties',
    aDraft({ roles: ['customer', 'supplier'], contacts: [{ name: '孙丽' }] }),
  );
  return body.id as string;
};
const trailOf = async (reader: Colleague, id: string, query: Record<string, string> = {}): Promise<Entry[]> =>
  (await reader.get(`/api/parties/${id}/audit`, query)).body.items as Entry[];

describe("a party's trail", () => {
  it('is told newest first, in pages, with who, when, why, before and after', async () => {
    const id = await aBoth();
    await manager.patch(`/api/parties/${id}`, { shortName: '宏达', version: 1, reason: '客户来函' });
    const { body } = await manager.get(`/api/parties/${id}/audit`, { limit: '1' });
    expect(body.items).toMatchObject([
      {
        seq: 2,
        action: 'changed',
        why: '客户来函',
        byName: manager.staff.name,
        changes: [{ field: 'shortName', before: null, after: '宏达', restorable: true }],
      },
    ]);
    const next = await manager.get(`/api/parties/${id}/audit`, { limit: '1', cursor: body.nextCursor });
    expect(next.body).toMatchObject({ items: [{ seq: 1, action: 'created' }], nextCursor: null });
    expect((await sales.get(`/api/parties/${id}/audit`, { limit: '1', cursor: body.nextCursor })).body.code).toBe(
      'CURSOR_INVALID',
    );
  });

  it('says "changed" without the value, and without the reason, where the reader may not see the field', async () => {
    const id = await aBoth();
    await manager.put(`/api/parties/${id}/roles/customer`, { grade: 'D', version: 1, reason: '付款拖延九十天' });
    const told = JSON.stringify(await trailOf(purchasing, id));
    expect(told).not.toContain('付款拖延');
    const [entry] = await trailOf(purchasing, id);
    expect(entry?.changes).toEqual([{ field: 'customer.grade', class: 'customer-credit', hidden: true }]);
    expect((await trailOf(sales, id))[0]).toMatchObject({
      why: '付款拖延九十天',
      changes: [{ field: 'customer.grade', after: 'D' }],
    });
  });

  it('never tells a secret, not even to admin, and hides hashes, by which a value could be tried', async () => {
    const id = await aBoth();
    await admin.put(`/api/parties/${id}/persons`, {
      owner: { name: '赵老板', idNumber: '310101197001011234' },
      version: 0,
    });
    const entries = await trailOf(admin, id);
    const changed = entries.find(({ action }) => action === 'persons.changed');
    expect(changed?.changes).toContainEqual({ field: 'persons.owner.name', class: 'persons', hidden: true });
    for (const word of ['赵老板', '310101', 'v1.', '"hash"', '"previous"'])
      expect(JSON.stringify(entries)).not.toContain(word);
  });

  it('does not name a custom field that the reader may not see', async () => {
    const field = { of: 'party', kind: 'text', label: { 'zh-CN': '内情', en: 'Inside' }, grants: { sales: 'edit' } };
    const { body: custom } = await admin.post('/api/custom-fields', field);
    const id = await aBoth();
    await sales.patch(`/api/parties/${id}`, { custom: { [custom.id]: '私下往来' }, version: 1 });
    expect((await trailOf(sales, id))[0]?.changes).toMatchObject([
      { field: `custom.${String(custom.id)}`, after: '私下往来' },
    ]);
    expect((await trailOf(purchasing, id))[0]?.changes).toEqual([{ field: 'custom', class: 'custom', hidden: true }]);
  });

  it("of another's party answers like one that does not exist, and service has no such view", async () => {
    const id = await aBoth();
    const stranger = await asStaff('sales', { rows: 'own' });
    expect((await stranger.get(`/api/parties/${id}/audit`)).status).toBe(404);
    const service = await asStaff('service');
    expect((await service.get(`/api/parties/${id}/audit`)).status).toBe(403);
  });
});

describe('restoring an earlier value', () => {
  const restore = (who: Colleague, id: string, seq: number, field: string, version: number) =>
    who.post(`/api/parties/${id}/audit/${String(seq)}/restore`, { field, version });

  it('is a new change of that one field', async () => {
    const id = await aBoth();
    await manager.patch(`/api/parties/${id}`, { shortName: '旧名', tags: ['甲'], version: 1 });
    await manager.patch(`/api/parties/${id}`, { shortName: '新名', tags: ['乙'], version: 2 });
    const { status, body } = await restore(manager, id, 3, 'shortName', 3);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      seq: 4,
      action: 'value.restored',
      changes: [{ field: 'shortName', before: '新名', after: '旧名' }],
    });
    expect((await manager.get(`/api/parties/${id}`)).body).toMatchObject({
      shortName: '旧名',
      tags: ['乙'],
      version: 4,
    });
  });

  it('reaches role profiles with their terms, contacts and the card', async () => {
    const id = await aBoth();
    const terms = { paymentTerms: 'net-30', currency: 'CNY' };
    await manager.put(`/api/parties/${id}/roles/customer`, { terms, version: 1 });
    await manager.put(`/api/parties/${id}/roles/customer`, {
      terms: { paymentTerms: 'prepaid', currency: null, taxRate: '0.13' },
      version: 2,
    });
    await restore(manager, id, 3, 'customer.terms', 3);

    const { body: party } = await manager.get(`/api/parties/${id}`);
    expect(party.customer.terms).toEqual(terms);
    const contact = party.contacts[0];
    await manager.patch(`/api/parties/${id}/contacts/${contact.id}`, { jobTitle: '采购经理', version: 1 });
    await manager.patch(`/api/parties/${id}/contacts/${contact.id}`, { jobTitle: '总经理', version: 2 });
    await restore(manager, id, 6, 'contact.jobTitle', 3);
    expect((await manager.get(`/api/parties/${id}`)).body.contacts[0].jobTitle).toBe('采购经理');

    await manager.put(`/api/parties/${id}/card`, { policy: '薄利多销', version: 0 });
    await manager.put(`/api/parties/${id}/card`, { policy: '高端路线', version: 1 });
    const [last] = await trailOf(manager, id);
    expect((await restore(manager, id, last?.seq ?? 0, 'card.policy', 2)).status).toBe(200);
    expect((await manager.get(`/api/parties/${id}/card`)).body.policy).toBe('薄利多销');
  });

  it('obeys the rules of any change: version, right, guards of uniqueness', async () => {
    const id = await aBoth();
    await manager.patch(`/api/parties/${id}`, { identifiers: [{ type: 'external-code', value: 'A-77' }], version: 1 });
    await manager.patch(`/api/parties/${id}`, { identifiers: [], version: 2 });
    expect((await restore(manager, id, 3, 'identifiers', 2)).body.code).toBe('CHANGED_BY_SOMEONE_ELSE');
    const quality = await asStaff('quality');
    expect((await restore(quality, id, 3, 'identifiers', 3)).body.code).toBe('NOT_ALLOWED');
    const other = await manager.post(
      '/api/parties',
      aDraft({ identifiers: [{ type: 'external-code', value: 'A-77' }] }),
    );
    expect(other.status).toBe(201);
    expect((await restore(manager, id, 3, 'identifiers', 3)).body).toMatchObject({
      status: 409,
      code: 'IDENTIFIER_TAKEN',
    });
  });

  it('does not make someone keeper who left, whom the direct change refuses too', async () => {
    const id = await aBoth();
    const leaving = await asStaff('sales');
    await manager.put(`/api/parties/${id}/roles/customer`, { keeperId: leaving.staff.staffId, version: 1 });
    await manager.put(`/api/parties/${id}/roles/customer`, { keeperId: manager.staff.staffId, version: 2 });
    await admin.post(`/api/staff/${leaving.staff.staffId}/deactivate`, { version: 1, reason: '离职' });
    const { status, body } = await restore(manager, id, 3, 'customer.keeperId', 3);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ path: 'keeperId' }]);
  });

  it('makes no group that is a part of itself', async () => {
    const [above, below] = [await aBoth(), await aBoth()];
    await manager.patch(`/api/parties/${above}`, { parentId: below, version: 1 });
    await manager.patch(`/api/parties/${above}`, { parentId: null, version: 2 });
    await manager.patch(`/api/parties/${below}`, { parentId: above, version: 1 });
    const { status, body } = await restore(manager, above, 3, 'parentId', 3);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ path: 'parentId' }]);
  });

  it('asks for a reason where it makes the party look like another one, as any change does', async () => {
    const id = await aBoth();
    const { legalName } = (await manager.get(`/api/parties/${id}`)).body;
    await manager.patch(`/api/parties/${id}`, { legalName: '完全另一个名字仪表厂', version: 1 });
    expect((await manager.post('/api/parties', aDraft({ legalName }))).status).toBe(201);
    expect((await restore(manager, id, 2, 'legalName', 2)).body.code).toBe('POSSIBLE_DUPLICATE');
    const again = await manager.post(`/api/parties/${id}/audit/2/restore`, {
      field: 'legalName',
      version: 2,
      duplicateReason: '集团内两家同名',
    });
    expect(again.body).toMatchObject({ action: 'value.restored', why: '集团内两家同名' });
  });

  it('is refused for secrets, states and limits, and where nothing was before', async () => {
    const id = await aBoth();
    await admin.put(`/api/parties/${id}/persons`, { owner: { name: '赵老板' }, version: 0 });
    expect((await restore(admin, id, 2, 'persons.owner.name', 1)).body.code).toBe('VALUE_NOT_RESTORABLE');
    expect((await restore(admin, id, 1, 'legalName', 1)).body.code).toBe('VALUE_NOT_RESTORABLE');
    await manager.put(`/api/parties/${id}/roles/customer`, { state: 'verified', version: 1 });
    expect((await restore(admin, id, 3, 'customer.state', 2)).body.code).toBe('VALUE_NOT_RESTORABLE');
    expect((await restore(admin, id, 99, 'legalName', 1)).status).toBe(404);
  });
});
