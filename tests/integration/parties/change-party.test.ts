import { beforeAll, describe, expect, it } from 'vitest';
import { defineField } from '../../fixtures/custom-fields.ts';
import { useGround } from '../../fixtures/ground.ts';
import { aDraft, aUscc } from '../../fixtures/parties.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

const ground = useGround();
let manager: Colleague;
let finance: Colleague;
beforeAll(async () => {
  manager = await asStaff('manager');
  finance = await asStaff('finance');
});

const aParty = async (given: Record<string, unknown> = {}) => (await manager.post('/api/parties', aDraft(given))).body;
const at = ({ id }: { id: string }, rest = '') => `/api/parties/${id}${rest}`;

describe('changing a party', () => {
  it('changes what is named, empties what is null, leaves the rest, and raises the version', async () => {
    const party = await aParty({ shortName: '旧简称', website: 'https://example.com', tags: ['A'] });
    const { body } = await manager.patch(at(party), { version: 1, shortName: '新简称', website: null });
    expect(body).toMatchObject({ version: 2, shortName: '新简称', tags: ['A'], legalName: party.legalName });
    expect(body.website).toBeUndefined();
    expect((await manager.get(at(party))).body).toEqual(body);
  });

  it('takes another fact while a required custom field is empty, and asks for it where that section is edited', async () => {
    const party = await aParty();
    const [required, other] = [
      await defineField({ required: true, grants: { manager: 'edit' } }),
      await defineField({ grants: { manager: 'edit' } }),
    ];
    expect((await manager.patch(at(party), { version: 1, shortName: '简' })).status).toBe(200);
    const { body } = await manager.patch(at(party), { version: 2, custom: { [other.id]: '值' } });
    expect(body).toMatchObject({ code: 'REQUIRED_FIELD_MISSING', errors: [{ path: `custom.${required.id}` }] });
    await defineField({ ...required, required: false, version: 2 });
  });

  it('refuses a place of another province and a founding that lies ahead', async () => {
    const party = await aParty();
    const wrong = [{ addresses: [{ provinceCode: '999999' }] }, { foundedOn: '2099-01-01' }];
    for (const given of wrong)
      expect((await manager.patch(at(party), { version: 1, ...given })).body.code).toBe('INPUT_INVALID');
  });

  it('follows the region of a new address', async () => {
    const party = await aParty();
    const { body } = await manager.patch(at(party), {
      version: 1,
      addresses: [{ country: 'DE', line: 'Hauptstraße 1', city: 'Köln' }],
    });
    expect(body.region).toBe('DE');
  });

  it('writes nothing when nothing changes', async () => {
    const party = await aParty({ shortName: '同' });
    expect((await manager.patch(at(party), { version: 1, shortName: '同' })).body.version).toBe(1);
  });

  it('refuses a stale version with the state as it is, as the reader may see it', async () => {
    const party = await aParty();
    await manager.patch(at(party), { version: 1, shortName: '先到' });
    const late = await manager.patch(at(party), { version: 1, shortName: '后到' });
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'CHANGED_BY_SOMEONE_ELSE', current: { version: 2, shortName: '先到' } },
    });
  });

  it('loses no update of eight editors at once (INV-03)', async () => {
    const party = await aParty();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, count) =>
        manager.patch(at(party), { version: 1, shortName: `编辑${String(count)}` }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
    expect((await manager.get(at(party))).body.version).toBe(2);
  });

  it('refuses a job that only reads the identity, and a party that nobody has', async () => {
    const party = await aParty();
    expect((await finance.patch(at(party), { version: 1, shortName: '财务' })).body.code).toBe('NOT_ALLOWED');
    expect((await manager.patch(`/api/parties/pty_${'0'.repeat(26)}`, { version: 1, shortName: '无' })).status).toBe(
      404,
    );
    expect((await manager.patch('/api/parties/nonsense', { version: 1 })).status).toBe(404);
  });

  it('moves the guard with the code: the old one is free, the new one held', async () => {
    const party = await aParty({ identifiers: [{ type: 'uscc', value: aUscc(20) }] });
    const changed = await manager.patch(at(party), { version: 1, identifiers: [{ type: 'uscc', value: aUscc(21) }] });
    expect(changed.status).toBe(200);
    expect(
      (await manager.post('/api/parties', aDraft({ identifiers: [{ type: 'uscc', value: aUscc(20) }] }))).status,
    ).toBe(201);
    expect(
      (await manager.post('/api/parties', aDraft({ identifiers: [{ type: 'uscc', value: aUscc(21) }] }))).body.code,
    ).toBe('IDENTIFIER_TAKEN');
  });

  it('gives one code to one of two parties that ask at once', async () => {
    const parties = await Promise.all([aParty(), aParty()]);
    const answers = await Promise.all(
      parties.map((party) =>
        manager.patch(at(party), { version: 1, identifiers: [{ type: 'uscc', value: aUscc(22) }] }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('asks for a reason when the new name is another party’s', async () => {
    const known = await aParty({ legalName: '宁波东方海运物流有限公司' });
    await ground.project();
    const party = await aParty();
    const change = { version: 1, legalName: '宁波东方海运物流有限公司' };
    expect((await manager.patch(at(party), change)).body).toMatchObject({
      code: 'POSSIBLE_DUPLICATE',
      candidates: [{ id: known.id }],
    });
    expect((await manager.patch(at(party), { ...change, duplicateReason: '更名' })).status).toBe(200);
    // Asked once: a later change of something else does not ask again.
    expect((await manager.patch(at(party), { version: 2, phones: ['0574-87654321'] })).status).toBe(200);
  });

  it('takes a parent of the reader’s rows, never itself nor its own child', async () => {
    const [parent, child] = await Promise.all([aParty(), aParty()]);
    expect((await manager.patch(at(child), { version: 1, parentId: parent.id })).body.parentId).toBe(parent.id);
    expect((await manager.patch(at(parent), { version: 1, parentId: child.id })).body.errors).toMatchObject([
      { path: 'parentId' },
    ]);
    expect((await manager.patch(at(parent), { version: 1, parentId: parent.id })).body.errors).toMatchObject([
      { path: 'parentId' },
    ]);
    const grandchild = await aParty();
    expect((await manager.patch(at(grandchild), { version: 1, parentId: child.id })).status).toBe(200);
    expect((await manager.patch(at(parent), { version: 1, parentId: grandchild.id })).body.errors).toMatchObject([
      { path: 'parentId' },
    ]);
  });

  it('refuses more text than the overview has room for', async () => {
    const party = await aParty();
    const addresses = Array.from({ length: 10 }, () => ({
      line: '长'.repeat(300),
      province: '上海市',
      street: '长'.repeat(80),
      city: '长'.repeat(80),
      area: '长'.repeat(80),
    }));
    expect((await manager.patch(at(party), { version: 1, addresses })).body).toMatchObject({
      code: 'INPUT_INVALID',
      errors: [{ path: 'party' }],
    });
  });
});

describe('archiving', () => {
  it('takes a party out of lists, refuses changes until it is restored, and deletes nothing', async () => {
    const party = await aParty({
      legalName: '武汉长江电缆集团有限公司',
      contacts: [{ name: '赵六' }],
      roles: ['customer'],
    });
    const archived = await manager.post(at(party, '/archive'), { version: 1, reason: '已注销' });
    expect(archived.body).toMatchObject({ version: 2, archivedAt: expect.any(String) });

    const refusals = [
      await manager.patch(at(party), { version: 2, shortName: '不行' }),
      await manager.post(at(party, '/contacts'), { name: '钱七' }),
      await manager.put(at(party, '/roles/customer'), { state: 'verified', version: 1 }),
      await manager.put(at(party, '/card'), { version: 0, policy: '不行' }),
      await manager.post(at(party, '/archive'), { version: 2, reason: '再次' }),
    ];
    expect(refusals.map(({ status, body }) => [status, body.code])).toEqual(
      refusals.map(() => [422, 'PARTY_ARCHIVED']),
    );

    await ground.project();
    const listed = async (archived?: string) =>
      (await manager.get('/api/parties', { q: '长江电缆', ...(archived ? { archived } : {}) })).body.items.length;
    expect([await listed(), await listed('only'), await listed('with')]).toEqual([0, 1, 1]);

    const restored = await manager.post(at(party, '/restore'), { version: 2, reason: null });
    expect(restored.body).toMatchObject({ version: 3, contacts: [{ name: '赵六' }] });
    expect(restored.body.archivedAt).toBeUndefined();
    await ground.project();
    expect(await listed()).toBe(1);
  });

  it('refuses a stale version and a job without the right', async () => {
    const party = await aParty();
    const quality = await asStaff('quality');
    expect((await quality.post(at(party, '/archive'), { version: 1, reason: '不' })).status).toBe(403);
    expect((await manager.post(at(party, '/archive'), { version: 9, reason: '旧' })).body.code).toBe(
      'CHANGED_BY_SOMEONE_ELSE',
    );
  });
});

describe('rows', () => {
  it('of another region answer 404 on every way to the party, unless one keeps it', async () => {
    const party = await aParty({ addresses: [{ provinceCode: '440000', province: '广东省' }], roles: ['customer'] });
    const shanghai = await asStaff('sales', { rows: 'region', regions: ['CN-31'] });
    const tries = await Promise.all([
      shanghai.get(at(party)),
      shanghai.get(at(party, '/overview')),
      shanghai.get(at(party, '/card')),
      shanghai.get(at(party, '/notes')),
      shanghai.get(at(party, '/files')),
      shanghai.get(at(party, '/tasks')),
      shanghai.get('/api/proposals', { partyId: party.id }),
      shanghai.patch(at(party), { version: 1, shortName: '偷' }),
      shanghai.post(at(party, '/contacts'), { name: '偷' }),
      shanghai.put(at(party, '/roles/customer'), { state: 'verified' }),
    ]);
    expect(tries.map(({ status }) => status)).toEqual(tries.map(() => 404));

    await manager.put(at(party, '/roles/customer'), { keeperId: shanghai.staff.staffId, version: 1 });
    expect((await shanghai.get(at(party))).status).toBe(200);
  });
});
