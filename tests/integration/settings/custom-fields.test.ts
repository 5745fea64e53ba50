import { beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../../functions/platform/table/keys.ts';
import { putItem } from '../../../functions/platform/table/table.ts';
import { forgetCustomFields } from '../../../functions/settings/store.ts';
import { useGround } from '../../fixtures/ground.ts';
import { aDraft } from '../../fixtures/parties.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

useGround();
let admin: Colleague;
let sales: Colleague;
let purchasing: Colleague;
beforeAll(async () => {
  admin = await asStaff('admin');
  sales = await asStaff('sales');
  purchasing = await asStaff('purchasing');
});

const label = (zh: string, en: string) => ({ 'zh-CN': zh, en });
const aField = (given: object = {}) => ({
  of: 'party',
  kind: 'text',
  label: label('年产量', 'Yearly output'),
  ...given,
});

describe('adding a custom field', () => {
  it('shows it to admin alone until it is granted', async () => {
    const { status, body } = await admin.post('/api/custom-fields', aField());
    expect(body).toMatchObject({ of: 'party', kind: 'text', required: false, grants: {}, editable: true, version: 1 });
    expect(status).toBe(201);
    const idsSeenBy = async (reader: Colleague) =>
      (await reader.get('/api/custom-fields')).body.items.map(({ id }: { id: string }) => id);
    expect(await idsSeenBy(admin)).toContain(body.id);
    expect(await idsSeenBy(sales)).not.toContain(body.id);

    await admin.patch(`/api/custom-fields/${body.id}`, { grants: { sales: 'edit', purchasing: 'read' }, version: 1 });
    const seen = (await sales.get('/api/custom-fields')).body.items.find(({ id }: { id: string }) => id === body.id);
    expect(seen).toMatchObject({ editable: true });
    expect(seen.grants).toBeUndefined();
    const read = (await purchasing.get('/api/custom-fields')).body.items.find(
      ({ id }: { id: string }) => id === body.id,
    );
    expect(read).toMatchObject({ editable: false });
  });

  it('is for admin', async () => {
    expect((await sales.post('/api/custom-fields', aField())).body).toMatchObject({ status: 403, code: 'NOT_ALLOWED' });
  });

  it('needs options where one is chosen, and takes none elsewhere', async () => {
    expect((await admin.post('/api/custom-fields', aField({ kind: 'choice' }))).body.errors).toMatchObject([
      { path: 'options' },
    ]);
    const misplaced = await admin.post('/api/custom-fields', aField({ options: [{ label: label('是', 'Yes') }] }));
    expect(misplaced.body.errors).toMatchObject([{ path: 'options' }]);
  });

  it('adds one field however often the request is repeated', async () => {
    const draft = aField({ label: label('重复', 'Repeated') });
    const [first, second] = await Promise.all([
      admin.post('/api/custom-fields', draft, { key: 'field-1' }),
      admin.post('/api/custom-fields', draft, { key: 'field-1' }),
    ]);
    expect(second.body.id).toBe(first.body.id);
    const all = (await admin.get('/api/custom-fields')).body.items.filter(
      ({ label: { en } }: { label: { en: string } }) => en === 'Repeated',
    );
    expect(all).toHaveLength(1);
  });

  it('stops at 100 fields a role, and a retired one makes room', async () => {
    const added: string[] = [];
    for (let at = 0; at < 100; at += 1) {
      const { body } = await admin.post(
        '/api/custom-fields',
        aField({ of: 'supplier', label: label(`第${String(at)}项`, `Item ${String(at)}`) }),
      );
      added.push(body.id as string);
    }
    const beyond = aField({ of: 'supplier' });
    expect((await admin.post('/api/custom-fields', beyond)).body).toMatchObject({
      status: 422,
      code: 'TOO_MANY_FIELDS',
    });
    await admin.post(`/api/custom-fields/${String(added[0])}/retire`, { version: 1 });
    expect((await admin.post('/api/custom-fields', beyond)).status).toBe(201);
    expect((await admin.post(`/api/custom-fields/${String(added[0])}/revive`, { version: 2 })).body.code).toBe(
      'TOO_MANY_FIELDS',
    );

    const reversed = [...added.slice(1)].reverse();
    const { body } = await admin.put('/api/custom-fields/order', { of: 'supplier', ids: reversed });
    expect(body.items.map(({ id }: { id: string }) => id).slice(0, 99)).toEqual(reversed);
  }, 60_000);
});

describe('changing a custom field', () => {
  it('never changes what it holds or whose it is', async () => {
    const { body: field } = await admin.post('/api/custom-fields', aField({ kind: 'number' }));
    const changes = [{ kind: 'text' }, { of: 'customer' }];
    for (const change of changes) {
      const { body } = await admin.patch(`/api/custom-fields/${field.id}`, { ...change, version: 1 });
      expect(body).toMatchObject({ status: 422, code: 'FIELD_TYPE_FIXED' });
    }
  });

  it('keeps the ids of options that are reworded and retires those left out', async () => {
    const options = [{ label: label('大', 'Large') }, { label: label('小', 'Small') }];
    const { body: field } = await admin.post('/api/custom-fields', aField({ kind: 'choice', options }));
    const [large, small] = field.options;
    const reworded = [{ id: large.id, label: label('很大', 'Very large') }, { label: label('中', 'Medium') }];
    const { body } = await admin.patch(`/api/custom-fields/${field.id}`, { options: reworded, version: 1 });
    expect(body.options).toMatchObject([
      { id: large.id, label: { en: 'Very large' } },
      { label: { en: 'Medium' } },
      { id: small.id, retired: true },
    ]);
  });

  it('refuses options that with the retired ones would be more than a field holds, and stays readable', async () => {
    const options = (from: number, count: number) =>
      Array.from({ length: count }, (_, at) => ({
        label: label(`第${String(from + at)}`, `No. ${String(from + at)}`),
      }));
    const { body: field } = await admin.post(
      '/api/custom-fields',
      aField({ kind: 'choice', options: options(0, 150) }),
    );
    const { status, body } = await admin.patch(`/api/custom-fields/${field.id}`, {
      options: options(150, 100),
      version: 1,
    });
    expect(body).toMatchObject({ code: 'INPUT_INVALID', errors: [{ path: 'options' }] });
    expect(status).toBe(400);
    expect((await admin.get('/api/custom-fields')).status).toBe(200);
  });

  it('refuses an option that is named twice', async () => {
    const { body: field } = await admin.post(
      '/api/custom-fields',
      aField({ kind: 'choice', options: [{ label: label('大', 'Large') }] }),
    );
    const twice = [field.options[0], { ...field.options[0], label: label('小', 'Small') }];
    const { body } = await admin.patch(`/api/custom-fields/${field.id}`, { options: twice, version: 1 });
    expect(body).toMatchObject({ status: 400, errors: [{ path: 'options.1.id', code: 'repeated' }] });
  });

  it('leaves the others readable when one cannot be read', async () => {
    await putItem({ ...keys.customField('fld_BROKEN'), id: 'fld_BROKEN', kind: 'colour' });
    forgetCustomFields();
    const { status, body } = await admin.get('/api/custom-fields');
    expect(status).toBe(200);
    expect(body.items.length).toBeGreaterThan(0);
  });

  it('refuses a version that is not the latest, with the field as it is now', async () => {
    const { body: field } = await admin.post('/api/custom-fields', aField());
    await admin.patch(`/api/custom-fields/${field.id}`, { required: true, version: 1 });
    const { body } = await admin.patch(`/api/custom-fields/${field.id}`, { required: false, version: 1 });
    expect(body).toMatchObject({
      status: 409,
      code: 'CHANGED_BY_SOMEONE_ELSE',
      current: { id: field.id, required: true, version: 2 },
    });
  });

  it('leaves a trail of who changed what', async () => {
    const { body: field } = await admin.post('/api/custom-fields', aField({ label: label('留痕', 'Traced') }));
    await admin.patch(`/api/custom-fields/${field.id}`, { required: true, version: 1, reason: '审计要求' });
    const { body } = await admin.get('/api/settings/audit', { limit: '1' });
    expect(body.items).toMatchObject([
      {
        action: 'field.changed',
        part: `field:${String(field.id)}`,
        why: '审计要求',
        byName: admin.staff.name,
        changes: [{ field: 'required', before: false, after: true }],
      },
    ]);
    expect(body.nextCursor).toEqual(expect.any(String));
    expect((await admin.get('/api/settings/audit', { limit: '1', cursor: body.nextCursor })).body.items).toMatchObject([
      { action: 'field.added' },
    ]);
  });
});

describe('a retired field', () => {
  it('leaves the forms, keeps its values, and comes back with them', async () => {
    const { body: field } = await admin.post('/api/custom-fields', aField({ grants: { sales: 'edit' } }));
    const { body: party } = await sales.post('/api/parties', aDraft({ custom: { [field.id]: '三万吨' } }));
    expect(party.custom).toEqual({ [field.id]: '三万吨' });

    await admin.post(`/api/custom-fields/${field.id}/retire`, { version: 1 });
    const listed = async (query?: Record<string, string>) =>
      (await sales.get('/api/custom-fields', query)).body.items.map(({ id }: { id: string }) => id);
    expect(await listed()).not.toContain(field.id);
    expect(await listed({ retired: 'with' })).toContain(field.id);
    expect((await sales.get(`/api/parties/${party.id}`)).body.custom).toEqual({ [field.id]: '三万吨' });
    const change = await sales.patch(`/api/parties/${party.id}`, { custom: { [field.id]: '四万吨' }, version: 1 });
    expect(change.body).toMatchObject({ status: 422, code: 'FIELD_NOT_AVAILABLE' });

    await admin.post(`/api/custom-fields/${field.id}/revive`, { version: 2 });
    expect(
      (await sales.patch(`/api/parties/${party.id}`, { custom: { [field.id]: '四万吨' }, version: 1 })).body.custom,
    ).toEqual({ [field.id]: '四万吨' });
  });
});
