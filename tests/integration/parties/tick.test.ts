import { beforeAll, describe, expect, it } from 'vitest';
import { tending } from '../../../functions/parties/tick.ts';
import { useGround } from '../../fixtures/ground.ts';
import { aDraft } from '../../fixtures/parties.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

const ground = useGround();
let manager: Colleague;
let finance: Colleague;
let buyer: Colleague;
beforeAll(async () => {
  manager = await asStaff('manager');
  finance = await asStaff('finance', { locale: 'en' });
  buyer = await asStaff('purchasing', { name: '李强' });
});

const day = 86_400_000;
const onDay = (days: number, hour = 9): Date => {
  const date = new Date(Date.now() + days * day);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), hour - 8));
};
const dayOf = (date: Date): string => new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
const mailsTo = ({ staff }: Colleague) => ground.cloud.mails.filter(({ to }) => to.includes(staff.email));

describe('a proposal that nobody decides', () => {
  it('is taken back after 30 days, once, with mail to who proposed it', async () => {
    const { body: party } = await manager.post('/api/parties', aDraft({ roles: ['customer'] }));
    const limit = { creditLimit: { amount: 500_000, currency: 'CNY' }, version: 1 };
    await finance.put(`/api/parties/${party.id}/roles/customer`, limit);
    const waiting = async () => (await manager.get('/api/proposals', { partyId: party.id })).body.items[0];
    await tending(onDay(29));
    expect(await waiting()).toMatchObject({ status: 'waiting' });

    ground.cloud.mails.length = 0;
    await Promise.all([tending(onDay(31)), tending(onDay(31))]);
    expect(await waiting()).toMatchObject({ status: 'withdrawn', decidedBy: 'system' });
    const { body } = await manager.get(`/api/parties/${party.id}`);
    expect(body.customer.creditLimit).toBeUndefined();
    expect(body.customer.pendingCreditLimit ?? null).toBeNull();
    expect(mailsTo(finance).filter(({ subject }) => subject.includes('ithdrawn'))).toHaveLength(1);
    expect((await manager.get(`/api/parties/${party.id}/audit`)).body.items[0]).toMatchObject({
      action: 'proposal.withdrawn',
      by: 'system',
    });
  });
});

describe('the morning’s reminder', () => {
  it('tells each person once a day what is due, in their language, and nothing before eight', async () => {
    const { body: party } = await manager.post('/api/parties', aDraft({ legalName: '宁波远航物流有限公司' }));
    const today = onDay(100);
    await manager.post(`/api/parties/${party.id}/tasks`, {
      title: '回访',
      dueOn: dayOf(today),
      assigneeId: buyer.staff.staffId,
    });
    await manager.post(`/api/parties/${party.id}/tasks`, {
      title: 'Send the quotation',
      dueOn: dayOf(onDay(99)),
      assigneeId: finance.staff.staffId,
    });
    await manager.post(`/api/parties/${party.id}/tasks`, {
      title: '以后再说',
      dueOn: dayOf(onDay(101)),
      assigneeId: buyer.staff.staffId,
    });
    ground.cloud.mails.length = 0;
    await tending(onDay(100, 7));
    expect(ground.cloud.mails).toEqual([]);
    await Promise.all([tending(today), tending(today)]);
    await tending(onDay(100, 15));
    expect(mailsTo(buyer)).toHaveLength(1);
    expect(mailsTo(buyer)[0]?.subject).toBe('今日提醒：待办 1 项');
    expect(mailsTo(buyer)[0]?.text).toContain('回访 · 宁波远航物流有限公司');
    expect(mailsTo(buyer)[0]?.text).not.toContain('以后再说');
    expect(mailsTo(finance)[0]?.text).toContain('(late) Send the quotation');
    expect(mailsTo(manager)).toEqual([]);
  });

  it('tells a keeper of a certificate a month before and once more in its last week', async () => {
    const expiresOn = dayOf(onDay(220));
    const supplier = { keeperId: buyer.staff.staffId, certificates: [{ kind: 'iso-9001', expiresOn }] };
    await manager.post('/api/parties', aDraft({ legalName: '温州精工五金有限公司', roles: ['supplier'], supplier }));
    await ground.project();
    ground.cloud.mails.length = 0;
    const told = () => mailsTo(buyer).filter(({ text }) => text.includes('温州精工五金有限公司')).length;
    await tending(onDay(180));
    expect(told()).toBe(0);
    await tending(onDay(195));
    await tending(onDay(196));
    expect(told()).toBe(1);
    await tending(onDay(214));
    await tending(onDay(215));
    expect(told()).toBe(2);
  });
});
