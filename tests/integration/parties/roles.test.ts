import { beforeAll, describe, expect, it } from 'vitest';
import { useGround } from '../../fixtures/ground.ts';
import { aDraft } from '../../fixtures/parties.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

const ground = useGround();
let manager: Colleague;
let sales: Colleague;
let purchasing: Colleague;
let quality: Colleague;
let finance: Colleague;
beforeAll(async () => {
  [manager, sales, purchasing, quality, finance] = await Promise.all([
    asStaff('manager'),
    asStaff('sales'),
    asStaff('purchasing'),
    asStaff('quality'),
    asStaff('finance'),
  ]);
});

const aParty = async (given: Record<string, unknown> = {}) => (await manager.post('/api/parties', aDraft(given))).body;
const at = ({ id }: { id: string }, role: string) => `/api/parties/${id}/roles/${role}`;
const cny = (amount: number) => ({ amount, currency: 'CNY' });

describe('a role profile', () => {
  it('is given by the job of its side, without typing anything again; the party item repeats state and keeper', async () => {
    const party = await aParty({ roles: ['customer'] });
    const given = await purchasing.put(at(party, 'supplier'), { leadTimeDays: 12 });
    expect(given).toMatchObject({
      status: 200,
      body: { role: 'supplier', state: 'candidate', version: 1, leadTimeDays: 12, keeperId: purchasing.staff.staffId },
    });
    const whole = (await manager.get(`/api/parties/${party.id as string}`)).body;
    expect(whole).toMatchObject({
      version: 2,
      roleStates: { customer: 'candidate', supplier: 'candidate' },
      keepers: { customer: manager.staff.staffId, supplier: purchasing.staff.staffId },
    });
  });

  it('is given bare by whoever looks after the other side: sales says that a customer supplies us too, and sees no more than that', async () => {
    const party = await aParty({ roles: ['customer'] });
    for (const body of [{ leadTimeDays: 12 }, { state: 'verified' }, { keeperId: sales.staff.staffId }]) {
      expect(await sales.put(at(party, 'supplier'), body)).toMatchObject({
        status: 403,
        body: { code: 'NOT_ALLOWED' },
      });
    }
    const given = await sales.put(at(party, 'supplier'), {});
    expect(given).toMatchObject({ status: 200, body: { role: 'supplier', state: 'candidate', version: 1 } });
    expect(given.body).not.toHaveProperty('keeperId');
    expect((await sales.get(`/api/parties/${party.id as string}`)).body).not.toHaveProperty('supplier');
    // Once it is there it is its own side's.
    expect((await sales.put(at(party, 'supplier'), {})).status).toBe(403);
    const taken = await purchasing.put(at(party, 'supplier'), { keeperId: purchasing.staff.staffId, version: 1 });
    expect(taken).toMatchObject({ status: 200, body: { version: 2, keeperId: purchasing.staff.staffId } });
    const created = await sales.post('/api/parties', aDraft({ roles: ['customer', 'supplier'] }));
    expect(created).toMatchObject({ status: 201, body: { roleStates: { supplier: 'candidate' } } });
    const told = await sales.post(
      '/api/parties',
      aDraft({ roles: ['customer', 'supplier'], supplier: { leadTimeDays: 3 } }),
    );
    expect(told).toMatchObject({ status: 403 });
  });

  it('was kept by an auditor, who cannot edit it: a keeper is a colleague whose job includes that side', async () => {
    const [auditor, gone] = [await asStaff('auditor'), await asStaff('sales', { active: false })];
    const party = await aParty({ roles: ['customer'] });
    for (const { staff } of [auditor, purchasing, gone]) {
      const keeperId = staff.staffId;
      const tries = [
        await manager.put(at(party, 'customer'), { keeperId }),
        await manager.post('/api/parties', aDraft({ roles: ['customer'], customer: { keeperId } })),
        await manager.post('/api/parties/change-keepers', { role: 'customer', keeperId, partyIds: [party.id] }),
      ];
      for (const { body } of tries) expect(body).toMatchObject({ status: 400, errors: [{ path: 'keeperId' }] });
    }
    expect((await manager.put(at(party, 'customer'), { keeperId: finance.staff.staffId })).status).toBe(200);
  });

  it('shows sales the customer side and purchasing the supplier side of the same party', async () => {
    const party = await aParty({
      roles: ['customer', 'supplier'],
      supplier: { capabilities: '注塑' },
      customer: { grade: 'A' },
    });
    const seen = async (who: Colleague) => (await who.get(`/api/parties/${party.id as string}`)).body;
    expect(await seen(sales)).toMatchObject({ customer: { grade: 'A' }, roleStates: { supplier: 'candidate' } });
    expect((await seen(sales)).supplier).toBeUndefined();
    expect((await seen(sales)).keepers).toEqual({ customer: manager.staff.staffId });
    expect(await seen(purchasing)).toMatchObject({ supplier: { capabilities: '注塑' } });
    expect((await seen(purchasing)).customer).toBeUndefined();
    expect((await sales.put(at(party, 'supplier'), { leadTimeDays: 1 })).body.code).toBe('NOT_ALLOWED');
    expect((await purchasing.put(at(party, 'customer'), { grade: 'B' })).body.code).toBe('NOT_ALLOWED');
  });

  it('is verified by its keeper and activated by quality or a manager', async () => {
    const party = await aParty({ roles: ['supplier'] });
    const move = (who: Colleague, state: string, more = {}) => who.put(at(party, 'supplier'), { state, ...more });
    expect((await move(purchasing, 'active')).body).toMatchObject({
      code: 'ROLE_STATE_MOVE_NOT_ALLOWED',
      allowed: ['verified', 'ended'],
    });
    expect((await move(purchasing, 'verified')).body.state).toBe('verified');
    expect((await move(purchasing, 'active')).body).toMatchObject({ status: 403, permission: 'role:activate' });
    expect((await move(quality, 'active')).body.state).toBe('active');
    expect((await move(purchasing, 'on-hold')).body).toMatchObject({
      code: 'INPUT_INVALID',
      errors: [{ path: 'reason' }],
    });
    expect((await move(purchasing, 'on-hold', { reason: '来料不合格' })).body).toMatchObject({
      state: 'on-hold',
      stateReason: '来料不合格',
    });
    expect((await manager.get(`/api/parties/${party.id as string}`)).body.roleStates).toEqual({ supplier: 'on-hold' });
  });

  it('keeps what is not named, merges terms, empties what is null, and refuses a stale version', async () => {
    const party = await aParty({
      roles: ['customer'],
      customer: { terms: { currency: 'CNY', paymentTerms: 'net-30' }, purchaseNeeds: '密封件' },
    });
    const { body } = await sales.put(at(party, 'customer'), {
      version: 1,
      terms: { paymentTerms: 'net-60' },
      purchaseNeeds: null,
      grade: 'B',
    });
    expect(body).toMatchObject({ version: 2, grade: 'B', terms: { currency: 'CNY', paymentTerms: 'net-60' } });
    expect(body.purchaseNeeds).toBeUndefined();
    const late = await sales.put(at(party, 'customer'), { version: 1, grade: 'C' });
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'CHANGED_BY_SOMEONE_ELSE', current: { version: 2, grade: 'B' } },
    });
  });

  it('loses no update of six editors at once (INV-03)', async () => {
    const party = await aParty({ roles: ['customer'] });
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, day) =>
        sales.put(at(party, 'customer'), { version: 1, firstTradeOn: `2026-01-0${String(day + 1)}` }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(5);
  });

  it('refuses fields of the other side by their name', async () => {
    const party = await aParty({ roles: ['customer'] });
    expect((await sales.put(at(party, 'customer'), { version: 1, leadTimeDays: 3 })).body.errors).toMatchObject([
      { path: 'leadTimeDays' },
    ]);
  });
});

describe('a credit limit', () => {
  it('is proposed by one person and set by another, with mail to both in their languages', async () => {
    const party = await aParty({ roles: ['customer'] });
    const english = await asStaff('finance', { locale: 'en' });
    ground.cloud.mails.length = 0;
    const proposed = await sales.put(at(party, 'customer'), {
      version: 1,
      creditLimit: cny(100_000_00),
      reason: '年度合同',
    });
    expect(proposed.body.creditLimit).toBeUndefined();
    const { proposalId } = proposed.body.pendingCreditLimit;
    const told = ground.cloud.mails.map(({ to }) => to[0]);
    expect(told).toEqual(
      expect.arrayContaining([sales.staff.email, finance.staff.email, english.staff.email, manager.staff.email]),
    );
    expect(told).not.toContain(purchasing.staff.email);
    expect(ground.cloud.mails.find(({ to }) => to[0] === english.staff.email)?.subject).toMatch(
      /^To confirm: a credit limit/,
    );
    expect(ground.cloud.mails.find(({ to }) => to[0] === sales.staff.email)?.subject).toMatch(/^待确认/);
    expect(JSON.stringify(ground.cloud.mails)).not.toContain('10000000');

    const decide = (who: Colleague, decision: string) =>
      who.post(`/api/parties/${party.id as string}/proposals/${proposalId as string}/decision`, {
        decision,
        version: 1,
      });
    expect((await decide(sales, 'confirm')).body.code).toBe('NOT_ALLOWED');
    expect((await decide(purchasing, 'confirm')).status).toBe(404);
    ground.cloud.mails.length = 0;
    expect((await decide(finance, 'confirm')).body).toMatchObject({
      status: 'confirmed',
      decidedBy: finance.staff.staffId,
    });
    expect(ground.cloud.mails.map(({ to }) => to[0]).sort()).toEqual([finance.staff.email, sales.staff.email].sort());
    const after = (await sales.get(`/api/parties/${party.id as string}`)).body.customer;
    expect(after).toMatchObject({ creditLimit: cny(100_000_00), version: 3 });
    expect(after.pendingCreditLimit).toBeUndefined();
    expect((await decide(manager, 'reject')).body).toMatchObject({
      status: 409,
      code: 'PROPOSAL_ALREADY_DECIDED',
      outcome: 'confirmed',
      byName: finance.staff.name,
    });
  });

  it('is never confirmed by its proposer, whatever jobs they have, but may be withdrawn by them alone', async () => {
    const both = await asStaff(['sales', 'finance', 'manager', 'admin']);
    const party = await aParty({ roles: ['customer'] });
    const proposed = await both.put(at(party, 'customer'), { creditLimit: cny(1) });
    const path = `/api/parties/${party.id as string}/proposals/${proposed.body.pendingCreditLimit.proposalId as string}/decision`;
    expect((await both.post(path, { decision: 'confirm', version: 1 })).body.code).toBe('SECOND_PERSON_REQUIRED');
    expect((await both.post(path, { decision: 'reject', version: 1 })).body.code).toBe('SECOND_PERSON_REQUIRED');
    expect((await finance.post(path, { decision: 'withdraw', version: 1 })).body.code).toBe('NOT_ALLOWED');
    const second = await both.put(at(party, 'customer'), { creditLimit: cny(2) });
    expect(second).toMatchObject({ status: 409, body: { code: 'PROPOSAL_WAITING' } });
    expect((await both.post(path, { decision: 'withdraw', version: 1 })).body.status).toBe('withdrawn');
    expect((await both.put(at(party, 'customer'), { creditLimit: cny(2) })).status).toBe(200);
  });

  it('is decided once by two who decide at the same instant', async () => {
    const party = await aParty({ roles: ['customer'] });
    const proposed = await sales.put(at(party, 'customer'), { creditLimit: cny(7) });
    const path = `/api/parties/${party.id as string}/proposals/${proposed.body.pendingCreditLimit.proposalId as string}/decision`;
    const answers = await Promise.all([
      finance.post(path, { decision: 'confirm', version: 1 }),
      manager.post(path, { decision: 'reject', version: 1 }),
      finance.post(path, { decision: 'confirm', version: 1 }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'PROPOSAL_ALREADY_DECIDED')).toHaveLength(2);
  });

  it('stands although the mail could not be sent', async () => {
    const party = await aParty({ roles: ['customer'] });
    ground.cloud.failMail(true);
    const proposed = await sales.put(at(party, 'customer'), { creditLimit: cny(9) });
    ground.cloud.failMail(false);
    expect(proposed).toMatchObject({ status: 200, body: { pendingCreditLimit: { value: cny(9) } } });
  });
});
