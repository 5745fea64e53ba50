import { beforeAll, describe, expect, it } from 'vitest';
import type { Staff } from '#shared/access/staff';
import { tending } from '../../../functions/parties/tick.ts';
import { forget } from '../../../functions/platform/http/identity.ts';
import { keys } from '../../../functions/platform/table/keys.ts';
import { getItem, putItem } from '../../../functions/platform/table/table.ts';
import { useGround } from '../../fixtures/ground.ts';
import { aDraft } from '../../fixtures/parties.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

const ground = useGround();
let manager: Colleague;
let finance: Colleague;
beforeAll(async () => {
  [manager, finance] = await Promise.all([asStaff('manager'), asStaff('finance')]);
});

const aParty = async (given: Record<string, unknown> = {}) =>
  (await manager.post('/api/parties', aDraft({ roles: ['customer'], ...given }))).body;
const limit = { creditLimit: { amount: 900_000, currency: 'CNY' }, reason: '旺季备货' };
const propose = (who: Colleague, { id }: { id: string }) => who.put(`/api/parties/${id}/roles/customer`, limit);
const changed = async ({ staff }: Colleague, given: Partial<Staff>): Promise<void> => {
  await putItem({ ...(await getItem(keys.staff(staff.staffId))), ...keys.staff(staff.staffId), ...given });
  forget(staff.staffId);
};
const mailsTo = ({ staff }: Colleague) => ground.cloud.mails.filter(({ to }) => to.includes(staff.email));

describe('mail of a proposal', () => {
  it('told a confirmer of a party that answered them 404: now it goes only to who sees the party', async () => {
    const blind = await asStaff('finance', { rows: 'own' });
    const party = await aParty();
    ground.cloud.mails.length = 0;
    expect((await propose(manager, party)).status).toBe(200);
    expect((await blind.get(`/api/parties/${party.id as string}`)).status).toBe(404);
    expect(mailsTo(blind)).toEqual([]);
    expect([mailsTo(finance), mailsTo(manager)].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('told a proposer whose job changed meanwhile what was decided: now it does not', async () => {
    const seller = await asStaff('sales');
    const party = await aParty();
    await propose(seller, party);
    const { body } = await finance.get('/api/proposals', { partyId: party.id });
    await changed(seller, { jobs: ['purchasing'] });
    ground.cloud.mails.length = 0;
    const path = `/api/parties/${party.id as string}/proposals/${body.items[0].id as string}/decision`;
    expect((await finance.post(path, { decision: 'confirm', version: 1 })).status).toBe(200);
    expect(mailsTo(seller)).toEqual([]);
    expect(mailsTo(finance)).toHaveLength(1);
  });
});

describe('the morning’s reminder', () => {
  const day = 86_400_000;
  const at = new Date(Date.UTC(2027, 0, 20, 2));
  const today = '2027-01-20';

  it('told of tasks at a party that the reader had lost: now it is silent on it', async () => {
    const seller = await asStaff('sales', { rows: 'region', regions: ['CN-31'] });
    const party = await aParty({ legalName: '看不见的有限公司' });
    const other = await aParty({ legalName: '自己的有限公司', customer: { keeperId: seller.staff.staffId } });
    for (const { id } of [party, other])
      await manager.post(`/api/parties/${id as string}/tasks`, {
        title: '回访',
        dueOn: today,
        assigneeId: seller.staff.staffId,
      });
    await changed(seller, { regions: ['CN-44'] });
    await tending(at);
    expect(mailsTo(seller)).toHaveLength(1);
    expect(mailsTo(seller)[0]?.text).toContain('自己的有限公司');
    expect(mailsTo(seller)[0]?.text).not.toContain('看不见的有限公司');
  });

  it('told of certificates to a keeper whose job was the supplier side no more: now it is silent on them', async () => {
    const buyer = await asStaff('purchasing');
    const supplier = {
      keeperId: buyer.staff.staffId,
      certificates: [{ kind: 'iso-9001', expiresOn: new Date(at.getTime() + 25 * day).toISOString().slice(0, 10) }],
    };
    await manager.post('/api/parties', aDraft({ roles: ['supplier'], supplier }));
    await ground.project();
    await changed(buyer, { jobs: ['sales'] });
    await tending(new Date(at.getTime() + day));
    expect(mailsTo(buyer)).toEqual([]);
  });
});
