import { beforeAll, describe, expect, it } from 'vitest';
import { asSubject } from '../../fixtures/api-client.ts';
import { useGround } from '../../fixtures/ground.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

const ground = useGround();
let admin: Colleague;
let sales: Colleague;
beforeAll(async () => {
  admin = await asStaff('admin');
  sales = await asStaff('sales');
});

let made = 0;
const anInvitation = (given: object = {}) => {
  made += 1;
  return { name: `新同事${String(made)}`, email: `new${String(made)}@example.cn`, jobs: ['sales'], ...given };
};
const accountOf = (email: string) => ground.cloud.pool.users.get(email);

describe('inviting somebody', () => {
  it('makes the account with its groups and the staff item with its rights', async () => {
    const invitation = anInvitation({
      email: 'Wang.Fang@Example.cn',
      jobs: ['sales', 'service'],
      rows: 'own',
      regions: ['CN-31', 'DE'],
    });
    const { status, body } = await admin.post('/api/staff', invitation);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      email: 'wang.fang@example.cn',
      jobs: ['sales', 'service'],
      rows: 'own',
      regions: ['CN-31', 'DE'],
      active: true,
      version: 1,
    });
    const account = accountOf('wang.fang@example.cn');
    expect([...(account?.groups ?? [])].sort()).toEqual(['sales', 'service']);
    expect(body.staffId).toBe(account?.sub);
    expect((await asSubject(body.staffId).get('/api/me')).body).toMatchObject({
      rows: 'own',
      jobs: ['sales', 'service'],
    });
  });

  it('is refused where the address is on the staff already, in any case of its letters', async () => {
    await admin.post('/api/staff', anInvitation({ email: 'taken@example.cn' }));
    const { body } = await admin.post('/api/staff', anInvitation({ email: 'TAKEN@example.cn' }));
    expect(body).toMatchObject({ status: 409, code: 'EMAIL_TAKEN', errors: [{ path: 'email' }] });
  });

  it('gives one account and one answer to a repeated key', async () => {
    const invitation = anInvitation();
    const first = await admin.post('/api/staff', invitation, { key: 'invite-1' });
    const second = await admin.post('/api/staff', invitation, { key: 'invite-1' });
    expect(second.body).toEqual(first.body);
    expect(accountOf(invitation.email)?.invited).toBe(1);
  });

  it('that was cut off half-way is sent again and comes out whole', async () => {
    const invitation = anInvitation({ jobs: ['finance'] });
    ground.cloud.pool.failNext('AdminAddUserToGroup');
    expect((await admin.post('/api/staff', invitation)).status).toBe(500);
    const account = accountOf(invitation.email);
    expect(account).toBeDefined();
    expect((await asSubject(account?.sub).get('/api/me')).status).toBe(401);
    const { status, body } = await admin.post('/api/staff', invitation);
    expect(status).toBe(201);
    expect(body.staffId).toBe(account?.sub);
    expect([...(account?.groups ?? [])]).toEqual(['finance']);
  });

  it('is for admin', async () => {
    expect((await sales.post('/api/staff', anInvitation())).body).toMatchObject({ status: 403, code: 'NOT_ALLOWED' });
  });
});

describe('the staff', () => {
  it('is a list of names and jobs for whoever picks a keeper, and whole for admin', async () => {
    const { body: invited } = await admin.post('/api/staff', anInvitation({ name: '赵敏' }));
    const find = async (reader: Colleague) =>
      (await reader.get('/api/staff', { limit: '100' })).body.items.find(
        ({ staffId }: { staffId: string }) => staffId === invited.staffId,
      );
    expect(await find(sales)).toEqual({ staffId: invited.staffId, name: '赵敏', jobs: ['sales'], active: true });
    expect(await find(admin)).toMatchObject({ email: invited.email, locale: 'zh-CN' });
    expect((await sales.get(`/api/staff/${invited.staffId}`)).body).toEqual({
      staffId: invited.staffId,
      name: '赵敏',
      jobs: ['sales'],
      active: true,
    });
    expect((await admin.get(`/api/staff/${invited.staffId}`)).body.account).toEqual({
      enabled: true,
      status: 'FORCE_CHANGE_PASSWORD',
      mfa: false,
    });
  });

  it('is given in pages that belong to their reader', async () => {
    const first = await admin.get('/api/staff', { limit: '2' });
    expect(first.body.items).toHaveLength(2);
    const second = await admin.get('/api/staff', { limit: '2', cursor: first.body.nextCursor });
    expect(second.body.items[0].staffId).not.toBe(first.body.items[0].staffId);
    expect((await sales.get('/api/staff', { limit: '2', cursor: first.body.nextCursor })).body.code).toBe(
      'CURSOR_INVALID',
    );
  });
});

describe('changing somebody', () => {
  it('moves their rights and their groups, and says so in their trail', async () => {
    const { body: invited } = await admin.post('/api/staff', anInvitation());
    const { body } = await admin.patch(`/api/staff/${invited.staffId}`, {
      jobs: ['purchasing'],
      regions: ['CN-44'],
      version: 1,
      reason: '转岗',
    });
    expect(body).toMatchObject({ jobs: ['purchasing'], regions: ['CN-44'], version: 2 });
    expect([...(accountOf(invited.email)?.groups ?? [])]).toEqual(['purchasing']);
    expect((await asSubject(invited.staffId).get('/api/me')).body.jobs).toEqual(['purchasing']);
    const trail = await admin.get(`/api/staff/${invited.staffId}/audit`);
    expect(trail.body.items[0]).toMatchObject({ action: 'changed', why: '转岗', byName: admin.staff.name });
    expect(trail.body.items[0].changes).toContainEqual({
      field: 'jobs',
      class: 'staff',
      before: ['sales'],
      after: ['purchasing'],
    });
    expect((await sales.get(`/api/staff/${invited.staffId}/audit`)).status).toBe(403);
  });

  it('is refused for a version that is not the latest', async () => {
    const { body: invited } = await admin.post('/api/staff', anInvitation());
    await admin.patch(`/api/staff/${invited.staffId}`, { name: '改名', version: 1 });
    expect((await admin.patch(`/api/staff/${invited.staffId}`, { name: '又改', version: 1 })).body).toMatchObject({
      status: 409,
      current: { name: '改名', version: 2 },
    });
  });

  it('never takes the right to administer from oneself or from the last who has it', async () => {
    const { body: first } = await admin.post('/api/staff', anInvitation({ jobs: ['admin'] }));
    const asFirst = asSubject(first.staffId);
    expect((await asFirst.patch(`/api/staff/${first.staffId}`, { jobs: ['sales'], version: 1 })).body.code).toBe(
      'NOT_YOURSELF',
    );
    expect((await admin.patch(`/api/staff/${first.staffId}`, { jobs: ['sales'], version: 1 })).body.code).toBe(
      'LAST_ADMIN',
    );
    const { body: second } = await asFirst.post('/api/staff', anInvitation({ jobs: ['admin'] }));
    expect((await asFirst.patch(`/api/staff/${second.staffId}`, { jobs: ['sales'], version: 1 })).body.jobs).toEqual([
      'sales',
    ]);
  });

  it('lets one of two admins who take each other’s right at the same instant succeed', async () => {
    const { body: one } = await admin.post('/api/staff', anInvitation({ jobs: ['admin'] }));
    const { body: other } = await admin.post('/api/staff', anInvitation({ jobs: ['admin'] }));
    const admins = (await admin.get('/api/staff', { job: 'admin', limit: '100' })).body.items as {
      staffId: string;
      version: number;
    }[];
    for (const { staffId, version } of admins) {
      if (![one.staffId, other.staffId, admin.staff.staffId].includes(staffId))
        await admin.patch(`/api/staff/${staffId}`, { jobs: ['sales'], version });
    }
    // Both are let in before either acts, so that the guard of the last admin decides and not who was known first.
    await Promise.all([asSubject(one.staffId).get('/api/me'), asSubject(other.staffId).get('/api/me')]);
    const answers = await Promise.all([
      asSubject(one.staffId).patch(`/api/staff/${other.staffId}`, { jobs: ['sales'], version: 1 }),
      asSubject(other.staffId).patch(`/api/staff/${one.staffId}`, { jobs: ['sales'], version: 1 }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });
});

describe('a lost device and a lost password', () => {
  it('the second factor is forgotten and every session ended', async () => {
    const { body: invited } = await admin.post('/api/staff', anInvitation());
    const account = accountOf(invited.email);
    if (account) account.mfa = true;
    expect((await admin.post(`/api/staff/${invited.staffId}/reset-mfa`, { reason: '手机丢失' })).status).toBe(200);
    expect(account).toMatchObject({ mfa: false, signedOut: 1 });
    expect((await admin.get(`/api/staff/${invited.staffId}/audit`)).body.items[0]).toMatchObject({
      action: 'mfa.reset',
      why: '手机丢失',
    });
  });

  it('an invitation that was never used is sent again; later a code is sent', async () => {
    const { body: invited } = await admin.post('/api/staff', anInvitation());
    const account = accountOf(invited.email);
    await admin.post(`/api/staff/${invited.staffId}/reset-password`);
    expect(account).toMatchObject({ invited: 2, status: 'FORCE_CHANGE_PASSWORD' });
    if (account) account.status = 'CONFIRMED';
    await admin.post(`/api/staff/${invited.staffId}/reset-password`);
    expect(account?.status).toBe('RESET_REQUIRED');
  });
});
