import { beforeAll, describe, expect, it } from 'vitest';
import { useGround } from '../../fixtures/ground.ts';
import { aDraft } from '../../fixtures/parties.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';
import { ranges } from '../../../functions/platform/table/keys.ts';
import { queryAll } from '../../../functions/platform/table/table.ts';

const ground = useGround();
let admin: Colleague;
let manager: Colleague;
let finance: Colleague;
let sales: Colleague;
beforeAll(async () => {
  [admin, manager, finance, sales] = await Promise.all([
    asStaff('admin'),
    asStaff('manager'),
    asStaff('finance'),
    asStaff('sales'),
  ]);
});

const aParty = async (given: Record<string, unknown> = {}) => (await manager.post('/api/parties', aDraft(given))).body;
const at = ({ id }: { id: string }, rest: string) => `/api/parties/${id}${rest}`;
const trailOf = ({ id }: { id: string }) => queryAll(ranges.audit(`PARTY#${id}`));
/** Everything that the table and its stream hold, as text. */
const everything = async (): Promise<string> =>
  JSON.stringify(await ground.connection.call('Scan', { TableName: ground.tableName }));
const account = (number: string) => ({ holder: '上海宏达', bank: '中国银行', number, currency: 'CNY' });
const decide = (who: Colleague, party: { id: string }, proposalId: string, decision: string) =>
  who.post(at(party, `/proposals/${proposalId}/decision`), { decision, version: 1 });

describe('the three persons of the card', () => {
  it('are stored encrypted field by field, in item and audit alike, and each read is logged', async () => {
    const party = await aParty();
    const persons = {
      owner: { name: '李隐名', birthYear: 1968, hobbies: '书法CANARY' },
      legalPerson: { name: '法人甲', idNumber: '11010519491231002X' },
    };
    const written = await admin.put(at(party, '/persons'), { version: 0, ...persons });
    expect(written.body).toEqual({ version: 1, ...persons });
    expect((await manager.get(at(party, '/persons'))).body).toEqual({ version: 1, ...persons });
    const stored = await everything();
    for (const secret of ['李隐名', 'CANARY', '11010519491231002X', '法人甲']) expect(stored).not.toContain(secret);
    expect((await trailOf(party)).map(({ action, by }) => [action, by])).toEqual([
      ['created', manager.staff.staffId],
      ['persons.changed', admin.staff.staffId],
      ['secret.read', manager.staff.staffId],
    ]);
  });

  it('keep their ciphertext where they did not change, so the audit names only what did', async () => {
    const party = await aParty();
    await admin.put(at(party, '/persons'), { version: 0, owner: { name: '甲', ability: '谈判' } });
    await admin.put(at(party, '/persons'), { version: 1, owner: { name: '甲', ability: '采购' } });
    const [, , changed] = await trailOf(party);
    expect(changed).toMatchObject({
      changes: [
        {
          field: 'persons.owner.ability',
          class: 'persons',
          before: expect.stringMatching(/^v1\./),
          after: expect.stringMatching(/^v1\./),
        },
      ],
    });
  });

  it('are not for sales or finance to read, nor for a manager to change; a stale version is refused', async () => {
    const party = await aParty();
    expect((await sales.get(at(party, '/persons'))).status).toBe(403);
    expect((await finance.get(at(party, '/persons'))).status).toBe(403);
    expect((await manager.put(at(party, '/persons'), { version: 0, owner: { name: '不' } })).status).toBe(403);
    await admin.put(at(party, '/persons'), { version: 0, owner: { name: '是' } });
    expect((await admin.put(at(party, '/persons'), { version: 0, owner: { name: '否' } })).body.code).toBe(
      'CHANGED_BY_SOMEONE_ELSE',
    );
  });

  it('written twice at once are written once', async () => {
    const party = await aParty();
    const answers = await Promise.all(
      ['甲', '乙', '丙'].map((name) => admin.put(at(party, '/persons'), { version: 0, owner: { name } })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await manager.get(at(party, '/persons'))).status).toBe(200);
  });
});

describe('a bank account', () => {
  it('is proposed by one, confirmed by another, listed masked, and revealed with a log of it', async () => {
    const party = await aParty();
    const proposed = await finance.post(at(party, '/bank-accounts'), account('6222 0212 3456 7890'));
    expect(proposed).toMatchObject({ status: 201, body: { state: 'proposed', masked: '•••• 7890' } });
    expect(JSON.stringify(proposed.body)).not.toContain('3456');
    expect(await everything()).not.toContain('6222021234567890');
    const { proposalId } = proposed.body;
    expect((await decide(finance, party, proposalId, 'confirm')).body.code).toBe('SECOND_PERSON_REQUIRED');
    expect((await decide(sales, party, proposalId, 'confirm')).status).toBe(404);
    expect((await decide(manager, party, proposalId, 'confirm')).body).toMatchObject({
      status: 'confirmed',
      after: { masked: '•••• 7890' },
    });

    const [listed] = (await manager.get(at(party, '/bank-accounts'))).body.items;
    expect(listed).toMatchObject({ state: 'active', version: 2, masked: '•••• 7890', proposalId: null });
    expect(JSON.stringify(listed)).not.toMatch(/sealed|blind/);
    const revealed = await manager.post(at(party, `/bank-accounts/${listed.id as string}/reveal`));
    expect(revealed.body).toEqual({ number: '6222021234567890' });
    expect((await trailOf(party)).map(({ action }) => action)).toEqual([
      'created',
      'bank.proposed',
      'proposal.confirmed',
      'secret.read',
    ]);
    expect((await sales.get(at(party, '/bank-accounts'))).status).toBe(403);
    expect((await sales.post(at(party, `/bank-accounts/${listed.id as string}/reveal`))).status).toBe(403);
  });

  it('that is rejected or withdrawn is closed, and may be proposed again', async () => {
    const party = await aParty();
    const first = await finance.post(at(party, '/bank-accounts'), account('6222000011112222'));
    expect((await finance.post(at(party, '/bank-accounts'), account('6222 0000 1111 2222'))).body.errors).toMatchObject(
      [{ path: 'number', code: 'repeated' }],
    );
    await decide(manager, party, first.body.proposalId, 'reject');
    const second = await finance.post(at(party, '/bank-accounts'), account('6222000011112222'));
    expect(second.status).toBe(201);
    await decide(finance, party, second.body.proposalId, 'withdraw');
    expect(
      (await finance.get(at(party, '/bank-accounts'))).body.items.map(({ state }: { state: string }) => state),
    ).toEqual(['closed', 'closed']);
  });

  it('is closed by a second person too, and stays in use until then', async () => {
    const party = await aParty();
    const { body } = await finance.post(at(party, '/bank-accounts'), account('6222999988887777'));
    const close = (version: number) =>
      finance.post(at(party, `/bank-accounts/${body.id as string}/close`), { version, reason: '换行' });
    expect((await close(1)).body.code).toBe('PROPOSAL_WAITING');
    await decide(manager, party, body.proposalId, 'confirm');
    expect((await close(1)).body.code).toBe('CHANGED_BY_SOMEONE_ELSE');
    const closing = await close(2);
    expect(closing.body).toMatchObject({ state: 'active', version: 3 });
    await decide(manager, party, closing.body.proposalId, 'confirm');
    expect((await finance.get(at(party, '/bank-accounts'))).body.items).toMatchObject([
      { state: 'closed', version: 4 },
    ]);
  });

  it('with another party’s number needs a reason; who may not see bank accounts is not told why', async () => {
    const [one, other] = await Promise.all([aParty(), aParty()]);
    await finance.post(at(one, '/bank-accounts'), account('6222555566667777'));
    await ground.project();
    const refused = await finance.post(at(other, '/bank-accounts'), account('6222-5555-6666-7777'));
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'POSSIBLE_DUPLICATE', candidates: [{ id: one.id, reasons: [{ code: 'same-bank-account' }] }] },
    });
    expect(
      (await finance.post(at(other, '/bank-accounts'), { ...account('6222555566667777'), duplicateReason: '集团共用' }))
        .status,
    ).toBe(201);
  });

  it('is proposed once under one key', async () => {
    const party = await aParty();
    const answers = await Promise.all(
      [1, 2, 3].map(() => finance.post(at(party, '/bank-accounts'), account('6222123412341234'), { key: 'bank' })),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });
});

describe('what waits for a second person', () => {
  it('is listed for those who may see it, said to be theirs to decide or not', async () => {
    const party = await aParty({ roles: ['customer'] });
    await finance.post(at(party, '/bank-accounts'), account('6222777700001111'));
    const forManager = (await manager.get('/api/proposals')).body.items.filter(
      ({ partyId }: { partyId: string }) => partyId === party.id,
    );
    expect(forManager).toMatchObject([
      { kind: 'bank-account-add', mine: false, decidable: true, partyName: party.legalName },
    ]);
    const own = (await finance.get('/api/proposals', { partyId: party.id })).body.items;
    expect(own).toMatchObject([{ mine: true, decidable: false }]);
    expect((await sales.get('/api/proposals', { partyId: party.id })).body.items).toEqual([]);
  });
});
