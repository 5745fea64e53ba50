import { beforeAll, describe, expect, it } from 'vitest';
import type { HttpEvent } from '../../../functions/platform/http/http.ts';
import { keys } from '../../../functions/platform/table/keys.ts';
import { putItem } from '../../../functions/platform/table/table.ts';
import { asSubject } from '../../fixtures/api-client.ts';
import { useGround } from '../../fixtures/ground.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

useGround();
let sales: Colleague;
beforeAll(async () => {
  sales = await asStaff('sales', { rows: null, regions: ['CN-31'] });
});

describe('who is signed in', () => {
  it('learns what they may do and see, for the screen to show and hide', async () => {
    const { body } = await sales.get('/api/me');
    expect(body).toMatchObject({
      staffId: sales.staff.staffId,
      jobs: ['sales'],
      rows: 'region',
      regions: ['CN-31'],
      locale: 'zh-CN',
      version: 1,
    });
    expect(body.permissions).toContain('party:create');
    expect(body.permissions).not.toContain('staff:admin');
    expect(body.fields).toMatchObject({ identity: 'edit', customer: 'edit' });
    expect(body.fields.supplier).toBeUndefined();
    expect(body.fields.persons).toBeUndefined();
  });

  it('has the union of the rights of several jobs', async () => {
    const both = await asStaff(['quality', 'auditor']);
    const { body } = await both.get('/api/me');
    expect(body.fields).toMatchObject({ supplier: 'edit', bank: 'read', customer: 'read' });
    expect(body.permissions).toEqual(expect.arrayContaining(['role:activate', 'bank:read']));
  });

  it('changes their own language, at the version they saw', async () => {
    const somebody = await asStaff('service');
    expect((await somebody.patch('/api/me', { locale: 'en', version: 1 })).body).toMatchObject({
      locale: 'en',
      version: 2,
    });
    expect((await somebody.get('/api/me')).body).toMatchObject({ locale: 'en' });
    expect((await somebody.patch('/api/me', { locale: 'zh-CN', version: 1 })).status).toBe(409);
  });

  it('is nobody without a token, and without a place on the staff', async () => {
    expect((await asSubject(undefined).get('/api/me')).body).toMatchObject({ status: 401, code: 'NOT_SIGNED_IN' });
    expect((await asSubject('somebody-else').get('/api/me')).status).toBe(401);
  });
});

describe('a deactivated person', () => {
  const meAt = async (staffId: string, now: Date) => {
    const { handler } = await import('../../../functions/access/get-me.ts');
    const event = {
      headers: {},
      requestContext: { requestId: 'test', authorizer: { jwt: { claims: { sub: staffId, token_use: 'access' } } } },
    } as unknown as HttpEvent;
    return handler.run(event, now).then(
      ({ statusCode }) => statusCode,
      (error: unknown) => (error as { code: string }).code,
    );
  };

  it('is out within 30 s, whichever function they call', async () => {
    const { staff } = await asStaff('sales');
    const start = Date.parse('2026-11-20T08:00:00Z');
    const at = (seconds: number): Promise<number | string | undefined> =>
      meAt(staff.staffId, new Date(start + seconds * 1000));
    expect(await at(0)).toBe(200);
    // Another instance deactivates: this one has the person in its memory still.
    await putItem({ ...keys.staff(staff.staffId), ...staff, active: false });
    expect(await at(29)).toBe(200);
    expect(await at(31)).toBe('NOT_SIGNED_IN');
  });
});
