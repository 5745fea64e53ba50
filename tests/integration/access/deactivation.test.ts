import { beforeAll, describe, expect, it } from 'vitest';
import { asSubject } from '../../fixtures/api-client.ts';
import { useGround } from '../../fixtures/ground.ts';
import { aDraft } from '../../fixtures/parties.ts';
import { timeEndsAfter } from '../../fixtures/request-time.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

const ground = useGround();
let admin: Colleague;
let successor: Colleague;
beforeAll(async () => {
  admin = await asStaff('admin');
  successor = await asStaff('sales');
});

let made = 0;
const invited = async (jobs: string[]) => {
  made += 1;
  const { body } = await admin.post('/api/staff', {
    name: `离职同事${String(made)}`,
    email: `leaver${String(made)}@example.cn`,
    jobs,
  });
  return { ...asSubject(body.staffId), id: body.staffId as string, email: body.email as string };
};

const leaverWithParties = async (count: number) => {
  const leaver = await invited(['sales']);
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const { body } = await leaver.post('/api/parties', aDraft({ roles: ['customer'] }));
    ids.push(body.id as string);
  }
  await ground.project();
  return { leaver, ids };
};

describe('deactivating somebody', () => {
  it('shuts them out, closes their account and hands their parties over', async () => {
    const { leaver, ids } = await leaverWithParties(3);
    const { status, body } = await admin.post(`/api/staff/${leaver.id}/deactivate`, {
      version: 1,
      reason: '离职',
      handoverTo: { customer: successor.staff.staffId },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ staff: { active: false, version: 2 }, handedOver: 3, remaining: 0 });
    expect((await leaver.get('/api/me')).status).toBe(401);
    expect(ground.cloud.pool.users.get(leaver.email)).toMatchObject({ enabled: false, signedOut: 1 });
    for (const id of ids) {
      const { body: party } = await successor.get(`/api/parties/${id}`);
      expect(party).toMatchObject({
        keepers: { customer: successor.staff.staffId },
        customer: { keeperId: successor.staff.staffId },
      });
    }
    const trail = await admin.get(`/api/parties/${String(ids[0])}/audit`);
    expect(trail.body.items[0]).toMatchObject({ action: 'keeper.handed-over', why: '离职' });
  });

  it('says how many are left where nobody takes over, and goes on when it is asked again', async () => {
    const { leaver, ids } = await leaverWithParties(2);
    const url = `/api/staff/${leaver.id}/deactivate`;
    expect((await admin.post(url, { version: 1, reason: '离职' })).body).toMatchObject({ handedOver: 0, remaining: 2 });
    const again = { version: 2, reason: '离职', handoverTo: { customer: successor.staff.staffId } };
    expect((await admin.post(url, again)).body).toMatchObject({ handedOver: 2, remaining: 0 });
    expect((await admin.get(`/api/parties/${String(ids[1])}`)).body.keepers.customer).toBe(successor.staff.staffId);
    // The register may lag: what was handed over a moment ago is not handed over twice.
    expect((await admin.post(url, again)).body).toMatchObject({ handedOver: 0, remaining: 0 });
  });

  it('gives their open tasks to whoever takes over', async () => {
    const { leaver, ids } = await leaverWithParties(1);
    const url = `/api/parties/${String(ids[0])}/tasks`;
    await leaver.post(url, { title: '回访', dueOn: '2026-12-24', assigneeId: leaver.id });
    const handoverTo = { customer: successor.staff.staffId };
    const { body } = await admin.post(`/api/staff/${leaver.id}/deactivate`, { version: 1, reason: '离职', handoverTo });
    expect(body).toMatchObject({ handedOver: 1, tasks: 1 });
    expect((await successor.get('/api/tasks')).body.items).toContainEqual(
      expect.objectContaining({ title: '回访', assigneeId: successor.staff.staffId }),
    );
  });

  it('took its time for each side anew and forgot the tasks: now all of it stops in one time and says what is left', async () => {
    const { leaver, ids } = await leaverWithParties(8);
    for (const id of ids)
      await leaver.post(`/api/parties/${id}/tasks`, { title: '回访', dueOn: '2026-12-24', assigneeId: leaver.id });
    const url = `/api/staff/${leaver.id}/deactivate`;
    const body = { version: 1, reason: '离职', handoverTo: { customer: successor.staff.staffId } };
    const nobody = (await admin.post(url, { ...body, handoverTo: {} })).body;
    expect(nobody).toMatchObject({ handedOver: 0, tasks: 0, remaining: 16 });

    const setRight = timeEndsAfter(1);
    const first = (await admin.post(url, body)).body;
    setRight();
    expect(first).toMatchObject({ handedOver: 6, tasks: 0, remaining: 10 });
    expect((await admin.post(url, body)).body).toMatchObject({ handedOver: 2, tasks: 8, remaining: 0 });
    expect((await successor.get('/api/tasks', { limit: '100' })).body.items.length).toBeGreaterThanOrEqual(8);
  });

  it('that was cut off before the account was closed closes it when it is repeated', async () => {
    const leaver = await invited(['sales']);
    ground.cloud.pool.failNext('AdminDisableUser');
    expect((await admin.post(`/api/staff/${leaver.id}/deactivate`, { version: 1, reason: '离职' })).status).toBe(500);
    expect((await leaver.get('/api/me')).status).toBe(401);
    expect((await admin.post(`/api/staff/${leaver.id}/deactivate`, { version: 1, reason: '离职' })).status).toBe(200);
    expect(ground.cloud.pool.users.get(leaver.email)).toMatchObject({ enabled: false });
  });

  it('takes only a successor who works here and sees that side', async () => {
    const leaver = await invited(['sales']);
    const buyer = await asStaff('purchasing');
    const gone = await asStaff('sales', { active: false });
    for (const to of [buyer.staff.staffId, gone.staff.staffId, leaver.id, 'nobody']) {
      const { body } = await admin.post(`/api/staff/${leaver.id}/deactivate`, {
        version: 1,
        reason: '离职',
        handoverTo: { customer: to },
      });
      expect(body).toMatchObject({ status: 400, errors: [{ path: 'handoverTo.customer' }] });
    }
    expect((await leaver.get('/api/me')).status).toBe(200);
  });

  it('is never done to oneself or to the last admin, and needs a reason', async () => {
    const last = await invited(['admin']);
    expect((await last.post(`/api/staff/${last.id}/deactivate`, { version: 1, reason: '试' })).body.code).toBe(
      'NOT_YOURSELF',
    );
    expect((await admin.post(`/api/staff/${last.id}/deactivate`, { version: 1, reason: '试' })).body.code).toBe(
      'LAST_ADMIN',
    );
    expect((await admin.post(`/api/staff/${last.id}/deactivate`, { version: 1 })).body.errors).toMatchObject([
      { path: 'reason' },
    ]);
    expect((await last.get('/api/me')).status).toBe(200);
  });
});

describe('activating somebody again', () => {
  it('opens the account and the door', async () => {
    const leaver = await invited(['sales']);
    await admin.post(`/api/staff/${leaver.id}/deactivate`, { version: 1, reason: '停薪留职' });
    const { body } = await admin.post(`/api/staff/${leaver.id}/activate`, { version: 2, reason: '复职' });
    expect(body).toMatchObject({ active: true, version: 3 });
    expect((await leaver.get('/api/me')).status).toBe(200);
    expect(ground.cloud.pool.users.get(leaver.email)).toMatchObject({ enabled: true });
  });
});
