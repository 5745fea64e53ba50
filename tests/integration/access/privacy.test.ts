import { beforeAll, describe, expect, it } from 'vitest';
import { followChains } from '#shared/access/verify-chain';
import { hashOf } from '../../../functions/platform/audit/chain.ts';
import { partyKey } from '../../../functions/platform/secrets/party-secrets.ts';
import { commit } from '../../../functions/platform/table/commit.ts';
import { ranges } from '../../../functions/platform/table/keys.ts';
import { queryAll } from '../../../functions/platform/table/table.ts';
import { useGround } from '../../fixtures/ground.ts';
import { aDraft } from '../../fixtures/parties.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

useGround();
let admin: Colleague;
let manager: Colleague;
let finance: Colleague;
beforeAll(async () => {
  admin = await asStaff('admin');
  manager = await asStaff('manager');
  finance = await asStaff('finance');
});

const owner = { name: '赵老板', idNumber: '310101197001011234' };
const aParty = async (given: object = {}): Promise<{ id: string; legalName: string }> => {
  const contacts = [{ name: '孙丽', phones: ['138-0013-8000'], emails: ['sun@example.cn'], jobTitle: '采购经理' }];
  const { body } = await manager.post(
    '/api/parties',
    aDraft({ contacts, roles: ['supplier'], duplicateReason: 'another firm of theirs', ...given }),
  );
  await admin.put(`/api/parties/${body.id}/persons`, { owner, version: 0 });
  await finance.post(`/api/parties/${body.id}/bank-accounts`, {
    holder: '宏达公司',
    bank: '工商银行',
    number: '6222020200012345678',
    duplicateReason: 'shared',
  });
  return body as { id: string; legalName: string };
};
const chainVerifies = async (id: string): Promise<boolean> => {
  const chains = followChains(hashOf);
  for (const { pk, sk, ...entry } of await queryAll(ranges.audit(`PARTY#${id}`))) {
    if (pk) chains.follow({ entity: `PARTY#${id}`, seq: Number(sk), entry });
  }
  return chains.result().breaks.length === 0;
};

describe('what we hold on the people of a party', () => {
  it('is told to admin in one answer, and the read is logged', async () => {
    const { id } = await aParty();
    const { body } = await admin.get(`/api/parties/${id}/personal-details`);
    expect(body).toMatchObject({
      persons: { owner },
      contacts: [{ name: '孙丽' }],
      bankAccounts: [{ masked: '•••• 5678' }],
      notes: 0,
      tasks: 0,
      erasedAt: null,
    });
    expect(body.auditEntries).toBe(3);
    expect(body.individual).toBeUndefined();
    expect((await admin.get(`/api/parties/${id}/audit`)).body.items[0]).toMatchObject({
      action: 'secret.read',
      part: 'personal-details',
    });
    expect((await manager.get(`/api/parties/${id}/personal-details`)).status).toBe(403);
  });

  it('names the person where the party is one', async () => {
    const { id } = await aParty({ kind: 'individual', phones: ['13900139000'] });
    const { individual } = (await admin.get(`/api/parties/${id}/personal-details`)).body;
    expect(individual.phones).toEqual(['139 0013 9000']);
    expect(individual.names).toHaveLength(1);
  });
});

describe('erasing personal details', () => {
  const erase = (who: Colleague, id: string, given: object) =>
    who.post(`/api/parties/${id}/erase-personal-details`, { version: 1, reason: '本人要求', ...given });

  it('takes the name, typed, the version and the right', async () => {
    const { id, legalName } = await aParty();
    expect((await erase(admin, id, { confirmName: '别的公司' })).body.errors).toMatchObject([{ path: 'confirmName' }]);
    expect((await erase(admin, id, { confirmName: legalName, version: 7 })).status).toBe(409);
    expect((await erase(manager, id, { confirmName: legalName })).status).toBe(403);
    expect((await admin.get(`/api/parties/${id}/persons`)).body.owner).toEqual(owner);
  });

  it('leaves no value to read: persons, bank numbers, contacts, nor in the trail, which still verifies', async () => {
    const { id, legalName } = await aParty();
    const { body: party } = await manager.get(`/api/parties/${id}`);
    await manager.patch(`/api/parties/${id}/contacts/${party.contacts[0].id}`, { wechat: 'sunli88', version: 1 });
    const { status, body } = await erase(admin, id, { confirmName: legalName });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      persons: {},
      contacts: [{ name: '—', jobTitle: '采购经理' }],
      bankAccounts: [{ masked: '••••', state: 'closed' }],
    });
    expect(body.erasedAt).toEqual(expect.any(String));

    const account = body.bankAccounts[0].id as string;
    expect((await finance.post(`/api/parties/${id}/bank-accounts/${account}/reveal`)).status).toBe(404);
    const told = await Promise.all(
      ['', '/persons', '/bank-accounts', '/audit', '/personal-details'].map((path) =>
        admin.get(`/api/parties/${id}${path}`),
      ),
    );
    const everything = JSON.stringify(told.map((answer) => answer.body as unknown));
    for (const value of ['赵老板', '310101', '孙丽', '138 0013', 'sun@example', 'sunli88', '5678'])
      expect(everything).not.toContain(value);
    expect(await chainVerifies(id)).toBe(true);
  });

  const restore = (id: string, seq: number, field: string, version: number) =>
    manager.post(`/api/parties/${id}/audit/${String(seq)}/restore`, { field, version });

  it('brings no contact back that was erased: restoring its earlier phones and WeChat is refused', async () => {
    const { id, legalName } = await aParty();
    const { body: party } = await manager.get(`/api/parties/${id}`);
    const contact = `/api/parties/${id}/contacts/${party.contacts[0].id as string}`;
    await manager.patch(contact, { wechat: 'sunli88', version: 1 });
    await manager.patch(contact, { phones: ['13900139000'], wechat: 'sunli99', version: 2 });
    const { body: trail } = await manager.get(`/api/parties/${id}/audit`);
    await erase(admin, id, { confirmName: legalName });
    for (const field of ['contact.phones', 'contact.wechat'])
      expect((await restore(id, trail.items[0].seq, field, 4)).body.code).toBe('VALUE_NOT_RESTORABLE');
    expect((await manager.get(`/api/parties/${id}`)).body.contacts).toMatchObject([{ name: '—', version: 4 }]);
  });

  it('hides how a natural person was reached, in the trail and from restoring, also when the party is a company later', async () => {
    const { id, legalName } = await aParty({ kind: 'individual', phones: ['13900139000'], emails: ['li@example.cn'] });
    await manager.patch(`/api/parties/${id}`, { phones: ['13700137000'], version: 1 });
    const { body: trail } = await manager.get(`/api/parties/${id}/audit`);
    await erase(admin, id, { confirmName: legalName, version: 2 });
    await manager.patch(`/api/parties/${id}`, { kind: 'ordinary-company', version: 3 });
    expect((await restore(id, trail.items[0].seq, 'phones', 4)).body.code).toBe('VALUE_NOT_RESTORABLE');
    const told = JSON.stringify((await admin.get(`/api/parties/${id}/audit`)).body);
    for (const value of ['139 0013', '137 0013', 'li@example']) expect(told).not.toContain(value);
    expect(told).toContain('"phones"');
  });

  it('takes the account’s holder and last digits out of every proposal, decided ones too', async () => {
    const { id, legalName } = await aParty({ kind: 'individual' });
    const proposalsOf = async () => (await finance.get('/api/proposals', { partyId: id })).body.items;
    const [first] = await proposalsOf();
    await manager.post(`/api/parties/${id}/proposals/${first.id as string}/decision`, {
      decision: 'confirm',
      version: 1,
    });
    const { body: accounts } = await finance.get(`/api/parties/${id}/bank-accounts`);
    const account = accounts.items[0];
    await finance.post(`/api/parties/${id}/bank-accounts/${account.id as string}/close`, {
      version: account.version,
      reason: '换行',
    });
    await erase(admin, id, { confirmName: legalName });
    const proposals = await proposalsOf();
    expect(proposals.map(({ status }: { status: string }) => status).sort()).toEqual(['confirmed', 'withdrawn']);
    expect(JSON.stringify(proposals)).not.toMatch(/宏达公司|5678/);
  });

  it('lets no proposal that waited bring the account back without its number', async () => {
    const { id, legalName } = await aParty();
    const [waiting] = (await finance.get('/api/proposals', { partyId: id })).body.items;
    await erase(admin, id, { confirmName: legalName });
    const decided = await manager.post(`/api/parties/${id}/proposals/${waiting.id as string}/decision`, {
      decision: 'confirm',
      version: waiting.version,
    });
    expect(decided.body).toMatchObject({ code: 'PROPOSAL_ALREADY_DECIDED', outcome: 'withdrawn' });
    const { body } = await finance.get(`/api/parties/${id}/bank-accounts`);
    expect(body.items).toMatchObject([{ state: 'closed', masked: '••••', proposalId: null }]);
    expect((await finance.get('/api/proposals')).body.items).not.toContainEqual(
      expect.objectContaining({ id: waiting.id }),
    );
  });

  it('stores nothing under a key that was destroyed while it was being sealed', async () => {
    const { id, legalName } = await aParty();
    const key = await partyKey(id);
    await erase(admin, id, { confirmName: legalName });
    await expect(commit(key.writes)).rejects.toMatchObject({ code: 'TRY_AGAIN' });
    expect((await admin.get(`/api/parties/${id}/personal-details`)).body.erasedAt).toEqual(expect.any(String));
  });

  it('lets new secrets be kept afterwards under a new key', async () => {
    const { id, legalName } = await aParty();
    await erase(admin, id, { confirmName: legalName });
    const { status } = await admin.put(`/api/parties/${id}/persons`, { owner: { name: '钱老板' }, version: 2 });
    expect(status).toBe(200);
    expect((await admin.get(`/api/parties/${id}/persons`)).body.owner).toEqual({ name: '钱老板' });
    const { body } = await admin.get(`/api/parties/${id}/bank-accounts`);
    expect((await finance.post(`/api/parties/${id}/bank-accounts/${body.items[0].id}/reveal`)).status).toBe(404);
    expect(await chainVerifies(id)).toBe(true);
  });

  it('empties a party with more contacts than one transaction takes', async () => {
    const { id, legalName } = await aParty();
    for (let at = 0; at < 60; at += 1)
      await manager.post(`/api/parties/${id}/contacts`, { name: `联系人${String(at)}` });
    const { body } = await erase(admin, id, { confirmName: legalName });
    expect(body.contacts.map(({ name }: { name: string }) => name)).toEqual(Array.from({ length: 61 }, () => '—'));
    expect(await chainVerifies(id)).toBe(true);
  }, 60_000);
});
