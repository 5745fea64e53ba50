import { beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../../functions/platform/table/keys.ts';
import { getItem } from '../../../functions/platform/table/table.ts';
import { useFaults } from '../../fixtures/faults.ts';
import { useGround } from '../../fixtures/ground.ts';
import { aDraft } from '../../fixtures/parties.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

const ground = useGround();
const faults = useFaults(ground);
let manager: Colleague;
let sales: Colleague;
let purchasing: Colleague;
let auditor: Colleague;
beforeAll(async () => {
  [manager, sales, purchasing, auditor] = await Promise.all([
    asStaff('manager'),
    asStaff('sales'),
    asStaff('purchasing'),
    asStaff('auditor'),
  ]);
});

const aParty = async (given: Record<string, unknown> = {}) => (await manager.post('/api/parties', aDraft(given))).body;
const at = ({ id }: { id: string }, rest: string) => `/api/parties/${id}${rest}`;

describe('notes', () => {
  it('are added, never changed, and read newest first page by page', async () => {
    const party = await aParty();
    for (const text of ['一', '二', '三']) await sales.post(at(party, '/notes'), { text });
    const first = (await purchasing.get(at(party, '/notes'), { limit: '2' })).body;
    expect(first.items.map(({ text }: { text: string }) => text)).toEqual(['三', '二']);
    const second = (await purchasing.get(at(party, '/notes'), { limit: '2', cursor: first.nextCursor })).body;
    expect(second.items).toMatchObject([{ text: '一', byName: sales.staff.name }]);
    expect((await sales.get(at(party, '/notes'), { cursor: first.nextCursor })).body.code).toBe('CURSOR_INVALID');
  });

  it('are written once under one key, and not by an auditor', async () => {
    const party = await aParty();
    await Promise.all([1, 2, 3].map(() => sales.post(at(party, '/notes'), { text: '一次' }, { key: 'note' })));
    expect((await auditor.get(at(party, '/notes'))).body.items).toHaveLength(1);
    expect((await auditor.post(at(party, '/notes'), { text: '不' })).status).toBe(403);
  });
});

describe('one Idempotency-Key at two parties', () => {
  it.each([
    ['/notes', { text: '同样的话' }],
    ['/contacts', { name: '同一个人' }],
  ])('is refused at the second by %s, and nothing is lost unsaid', async (rest, body) => {
    const [one, other] = [await aParty(), await aParty()];
    const key = `twice${rest}`;
    expect((await manager.post(at(one, rest), body, { key })).status).toBe(201);
    expect((await manager.post(at(other, rest), body, { key })).body).toMatchObject({
      status: 422,
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect((await manager.post(at(one, rest), body, { key })).status).toBe(201);
  });
});

describe('tasks', () => {
  it('come to their assignee, the most urgent first, and leave the list when done', async () => {
    const party = await aParty();
    const due = (dueOn: string) =>
      manager.post(at(party, '/tasks'), { title: `到期 ${dueOn}`, dueOn, assigneeId: sales.staff.staffId });
    const later = await due('2026-12-20');
    await due('2026-12-01');
    const mine = async () => (await sales.get('/api/tasks')).body.items.map(({ dueOn }: { dueOn: string }) => dueOn);
    expect(await mine()).toEqual(['2026-12-01', '2026-12-20']);
    const path = at(party, `/tasks/${later.body.id as string}`);
    const done = await sales.patch(path, { version: 1, state: 'done' });
    expect(done.body).toMatchObject({ state: 'done', doneBy: sales.staff.staffId, version: 2 });
    expect(await mine()).toEqual(['2026-12-01']);
    expect((await sales.patch(path, { version: 1, state: 'open' })).body.code).toBe('CHANGED_BY_SOMEONE_ELSE');
    const open = await sales.patch(path, { version: 2, state: 'open', assigneeId: manager.staff.staffId });
    expect(open.body.doneAt).toBeUndefined();
    expect(await mine()).toEqual(['2026-12-01']);
    expect((await manager.get(at(party, '/tasks'))).body.items).toHaveLength(2);
  });

  it('are not given to who does not work here or does not see the party', async () => {
    const party = await aParty({ addresses: [{ provinceCode: '440000', province: '广东省' }] });
    const shanghai = await asStaff('sales', { rows: 'region', regions: ['CN-31'] });
    const give = (assigneeId: string, dueOn = '2026-12-01') =>
      manager.post(at(party, '/tasks'), { title: '别处', dueOn, assigneeId });
    for (const assigneeId of ['nobody', shanghai.staff.staffId])
      expect((await give(assigneeId)).body).toMatchObject({ status: 400, errors: [{ path: 'assigneeId' }] });
    expect((await give(manager.staff.staffId, '2026-02-30')).status).toBe(400);
    const { body: task } = await give(manager.staff.staffId);
    const passOn = { version: 1, assigneeId: shanghai.staff.staffId };
    expect((await manager.patch(at(party, `/tasks/${task.id as string}`), passOn)).body.errors).toMatchObject([
      { path: 'assigneeId' },
    ]);
  });

  it('were all read to count the open ones: now a new one costs the same after many that are done', async () => {
    const party = await aParty();
    const detail = '长'.repeat(2000);
    const one = async () => {
      const { status, headers, body } = await manager.post(at(party, '/tasks'), {
        title: '回访',
        dueOn: '2026-12-01',
        assigneeId: manager.staff.staffId,
        detail,
      });
      expect(status).toBe(201);
      await manager.patch(at(party, `/tasks/${body.id as string}`), { version: 1, state: 'done' });
      return Number(/read=([\d.]+)/.exec(headers['x-consumed-capacity'] ?? '')?.[1]);
    };
    const first = await one();
    for (let made = 0; made < 20; made += 1) await one();
    expect(await one()).toBeLessThanOrEqual(first + 2);
  });

  it('end with the right to the party', async () => {
    const party = await aParty({ roles: ['customer'], addresses: [{ provinceCode: '440000', province: '广东省' }] });
    const keeper = await asStaff('sales', { rows: 'own' });
    const keptBy = (keeperId: string) => manager.put(at(party, '/roles/customer'), { keeperId });
    await keptBy(keeper.staff.staffId);
    const task = { title: '别处', dueOn: '2026-12-01', assigneeId: keeper.staff.staffId };
    expect((await manager.post(at(party, '/tasks'), task)).status).toBe(201);
    expect((await keeper.get('/api/tasks')).body.items).toHaveLength(1);
    await keptBy(manager.staff.staffId);
    expect((await keeper.get('/api/tasks')).body.items).toEqual([]);
  });
});

describe('files', () => {
  const pdf = Buffer.from('%PDF-1.7 营业执照');
  const announce = (who: Colleague, party: { id: string }, given: Record<string, unknown> = {}) =>
    who.post(at(party, '/files'), {
      name: '营业执照.pdf',
      type: 'application/pdf',
      size: pdf.length,
      of: 'party',
      ...given,
    });
  const send = (url: string, bytes: Buffer, type = 'application/pdf') =>
    fetch(url, { method: 'PUT', body: new Uint8Array(bytes), headers: { 'content-type': type } });

  it('are announced, sent to their address, looked at, kept under another key, and fetched as a download', async () => {
    const party = await aParty();
    const { status, body } = await announce(sales, party);
    expect(status).toBe(201);
    expect((await sales.get(at(party, '/files'))).body.items).toEqual([]);
    const path = at(party, `/files/${body.file.id as string}`);
    expect((await sales.post(`${path}/uploaded`)).body.errors).toMatchObject([{ path: 'file' }]);
    await send(body.uploadUrl, pdf);
    expect((await sales.post(`${path}/uploaded`)).body).toMatchObject({ state: 'kept', version: 2 });
    // Sending again to the old address changes nothing that is kept.
    await send(body.uploadUrl, Buffer.from('%PDF-1.7 假的执照!!'));
    const opened = (await auditor.get(path)).body;
    expect(new URL(opened.url).searchParams.get('response-content-disposition')).toBe(
      `attachment;filename*=UTF-8''${encodeURIComponent('营业执照.pdf')}`,
    );
    expect(Buffer.from(await (await fetch(opened.url)).arrayBuffer()).toString()).toBe(pdf.toString());
    expect((await auditor.get(at(party, '/files'))).body.items).toMatchObject([{ name: '营业执照.pdf' }]);
    expect(JSON.stringify(opened.file)).not.toContain('hash');
    expect((await sales.post(`${path}/archive`, { version: 2, reason: '过期' })).body.state).toBe('archived');
    expect((await auditor.get(path)).status).toBe(404);
    expect([...ground.cloud.objects.keys()].some((key) => key.startsWith('files/parties/'))).toBe(true);
  });

  it('that were sent were lost when the table was busy: now the next try keeps them, and then they go', async () => {
    const party = await aParty();
    const { body } = await announce(sales, party);
    await send(body.uploadUrl, pdf);
    const uploaded = () => sales.post(at(party, `/files/${body.file.id as string}/uploaded`));
    const sentKeys = () =>
      [...ground.cloud.objects.keys()].filter((key) => key.startsWith(`files/sent/${party.id as string}`));
    faults.dieAt(1, false);
    expect((await uploaded()).status).toBe(500);
    faults.calm();
    expect(sentKeys()).toHaveLength(1);
    expect((await uploaded()).body).toMatchObject({ state: 'kept', version: 2 });
    expect(sentKeys()).toEqual([]);
  });

  it('that were announced and never sent filled the party for ever: now they go by themselves', async () => {
    const party = await aParty();
    const { body } = await announce(sales, party);
    const stored = () => getItem(keys.file(party.id as string, body.file.id as string));
    const at0 = Date.parse(body.file.at as string) / 1000;
    expect(Number((await stored())?.expiresAt) - at0).toBeLessThanOrEqual(86_400);
    await send(body.uploadUrl, pdf);
    await sales.post(at(party, `/files/${body.file.id as string}/uploaded`));
    expect((await stored())?.expiresAt).toBeUndefined();
  });

  it('of another type or size are refused, before and after they are sent', async () => {
    const party = await aParty();
    expect(await announce(sales, party, { type: 'text/html' })).toMatchObject({
      status: 422,
      body: { code: 'FILE_TYPE_NOT_ALLOWED' },
    });
    expect(await announce(sales, party, { size: 21 * 1024 * 1024 })).toMatchObject({
      status: 413,
      body: { code: 'FILE_TOO_LARGE' },
    });
    const script = Buffer.from('<script>alert(1)</script>');
    const { body } = await announce(sales, party, { size: script.length });
    await send(body.uploadUrl, script);
    expect((await sales.post(at(party, `/files/${body.file.id as string}/uploaded`))).body.code).toBe(
      'FILE_TYPE_NOT_ALLOWED',
    );
    await send(body.uploadUrl, Buffer.from('%PDF-longer than announced, by far'));
    expect((await sales.post(at(party, `/files/${body.file.id as string}/uploaded`))).body.errors).toMatchObject([
      { path: 'size' },
    ]);
    expect((await sales.get(at(party, '/files'))).body.items).toEqual([]);
  });

  it('of a side are for who sees that side', async () => {
    const party = await aParty({ roles: ['supplier'] });
    expect((await announce(sales, party, { of: 'certificate' })).status).toBe(403);
    const { body } = await announce(purchasing, party, { of: 'certificate' });
    await send(body.uploadUrl, pdf);
    await purchasing.post(at(party, `/files/${body.file.id as string}/uploaded`));
    expect((await purchasing.get(at(party, '/files'))).body.items).toHaveLength(1);
    expect((await sales.get(at(party, '/files'))).body.items).toEqual([]);
    expect((await sales.get(at(party, `/files/${body.file.id as string}`))).status).toBe(404);
  });
});
