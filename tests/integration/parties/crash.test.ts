import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ranges } from '../../../functions/platform/table/keys.ts';
import { queryAll } from '../../../functions/platform/table/table.ts';
import { unsound, useFaults } from '../../fixtures/faults.ts';
import { useGround } from '../../fixtures/ground.ts';
import { aDraft, aUscc } from '../../fixtures/parties.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

const ground = useGround();
const faults = useFaults(ground);
let admin: Colleague;
let manager: Colleague;
let finance: Colleague;
beforeAll(async () => {
  [admin, manager, finance] = await Promise.all([asStaff('admin'), asStaff('manager'), asStaff('finance')]);
});
afterEach(() => faults.calm());

const at = ({ id }: { id: string }, rest = '') => `/api/parties/${id}${rest}`;
const aParty = async () => (await manager.post('/api/parties', aDraft({ roles: ['customer'] }))).body;
const trailOf = async ({ id }: { id: string }) =>
  (await queryAll(ranges.audit(`PARTY#${id}`))).map(({ action }) => String(action));

/** Dies at each of its writes in turn, before it is written and after; mended, the request is sent once more. */
const dyings = [1, 2, 3, 4, 5, 6].flatMap((nth) => [false, true].map((answerLost) => ({ nth, answerLost })));
const upTo = (most: number) => dyings.filter(({ nth }) => nth <= most);

describe('a function that dies between any two of its writes', () => {
  it.each(upTo(2))('registers one party all the same (write $nth, answer lost: $answerLost)', async (dying) => {
    const draft = aDraft({ identifiers: [{ type: 'uscc', value: aUscc(2000 + dyings.indexOf(dying)) }] });
    const register = () => manager.post('/api/parties', draft, { key: JSON.stringify(dying) });
    faults.dieAt(dying.nth, dying.answerLost);
    expect((await register()).status).toBe(500);
    faults.calm();
    const { status, body } = await register();
    expect(status).toBe(201);
    expect(await trailOf(body)).toEqual(['created']);
    expect(await unsound()).toEqual([]);
  });

  it.each(upTo(1))('changes a party once or not at all (answer lost: $answerLost)', async ({ nth, answerLost }) => {
    const party = await aParty();
    const change = () => manager.patch(at(party), { version: 1, shortName: '改' });
    faults.dieAt(nth, answerLost);
    expect((await change()).status).toBe(500);
    faults.calm();
    // Who is told 409 sees their own change as the current state.
    expect((await change()).status).toBe(answerLost ? 409 : 200);
    expect((await manager.get(at(party))).body).toMatchObject({ version: 2, shortName: '改' });
    expect(await trailOf(party)).toEqual(['created', 'changed']);
    expect(await unsound()).toEqual([]);
  });

  it.each(upTo(1))('decides a credit limit once (answer lost: $answerLost)', async ({ nth, answerLost }) => {
    const party = await aParty();
    const creditLimit = { amount: 700, currency: 'CNY' };
    const { body } = await manager.put(at(party, '/roles/customer'), { creditLimit });
    const path = at(party, `/proposals/${body.pendingCreditLimit.proposalId as string}/decision`);
    const confirm = () => finance.post(path, { decision: 'confirm', version: 1 });
    faults.dieAt(nth, answerLost);
    expect((await confirm()).status).toBe(500);
    faults.calm();
    expect((await confirm()).status).toBe(answerLost ? 409 : 200);
    expect((await manager.get(at(party))).body.customer).toMatchObject({ creditLimit });
    expect((await trailOf(party)).filter((action) => action.startsWith('proposal.confirmed'))).toHaveLength(1);
    expect(await unsound()).toEqual([]);
  });

  it.each(dyings)('hands parties and tasks over once each (write $nth, answer lost: $answerLost)', async (dying) => {
    const [leaver, successor] = [await asStaff('sales'), await asStaff('sales')];
    ground.cloud.pool.answer('AdminCreateUser', { Username: leaver.staff.email });
    const parties = [];
    for (let made = 0; made < 3; made += 1) {
      const customer = { keeperId: leaver.staff.staffId };
      parties.push((await manager.post('/api/parties', aDraft({ roles: ['customer'], customer }))).body);
    }
    const task = { title: '回访', dueOn: '2026-12-24', assigneeId: leaver.staff.staffId };
    await manager.post(at(parties[0], '/tasks'), task);
    await ground.project();
    const leave = () =>
      admin.post(`/api/staff/${leaver.staff.staffId}/deactivate`, {
        version: 1,
        reason: '离职',
        handoverTo: { customer: successor.staff.staffId },
      });
    faults.dieAt(dying.nth, dying.answerLost);
    const cutOff = await leave();
    faults.calm();
    expect([200, 500]).toContain(cutOff.status);
    expect((await leave()).body).toMatchObject({ staff: { active: false }, remaining: 0 });
    for (const party of parties) {
      expect((await successor.get(at(party))).body.keepers.customer).toBe(successor.staff.staffId);
      expect((await trailOf(party)).filter((action) => action === 'keeper.handed-over')).toHaveLength(1);
    }
    expect((await successor.get('/api/tasks')).body.items).toHaveLength(1);
    expect((await trailOf(parties[0])).filter((action) => action === 'task.handed-over')).toHaveLength(1);
    expect(await unsound()).toEqual([]);
  });
});
