import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DomainError } from '#shared/kernel/errors';
import { partyRegisterFields } from '#shared/parties/register-fields';
import { partyRow } from '#shared/parties/register-projection';
import { unspelled } from '#shared/register/row';
import { compact } from '../../../functions/platform/register/compactor.ts';
import { openRegister, type AskedList, type Register } from '../../../functions/platform/register/register.ts';
import { writeChanges } from '../../../functions/platform/register/store.ts';
import { measuring } from '../../../functions/platform/table/capacity.ts';
import { useGround } from '../../fixtures/ground.ts';
import { aParty, aRow, everything } from '../../fixtures/register.ts';

useGround();
const begun = Date.parse('2026-11-24T01:00:00.000Z');
const minutes = 60_000;
const after = (milliseconds: number): Date => new Date(begun + milliseconds);
const open: Register[] = [];
const aReader = (list: string): Register => {
  const register = openRegister(list, partyRegisterFields);
  open.push(register);
  return register;
};
afterEach(async () => {
  for (const register of open.splice(0)) await register.close();
});
const asked = (more: Partial<AskedList> = {}): AskedList => ({
  limit: 50,
  rights: everything,
  readable: () => true,
  today: '2026-11-24',
  now: after(0),
  ...more,
});
const change = (party: Parameters<typeof aParty>[0], seen = 'A1') => {
  const row = aRow({ party });
  return { id: row.id, seen, row };
};

describe('a list of a thousand parties', () => {
  beforeAll(async () => {
    const changes = Array.from({ length: 1000 }, (_, n) => change({ legalName: `泉州${String(n)}号石材有限公司` }));
    for (let from = 0; from < 1000; from += 100)
      await writeChanges('thousand', changes.slice(from, from + 100), () => after(from));
    await compact('thousand', partyRegisterFields, after(10 * minutes));
  });

  it('costs at most three read units once the file is there, searched, filtered or sorted', async () => {
    const register = aReader('thousand');
    await register.list(asked({ now: after(11 * minutes) }));
    await writeChanges('thousand', [change({ legalName: '泉州新石材' })], () => after(12 * minutes));
    const questions: Partial<AskedList>[] = [
      { q: 'quanzhou' },
      { q: '石材', sort: '-legalName' },
      { filter: '[{"field":"legalName","op":"contains","value":"9"}]' },
    ];
    for (const [n, more] of questions.entries()) {
      const { result, consumed } = await measuring(() =>
        register.list(asked({ ...more, now: after(12 * minutes + 1000 * n + 1) })),
      );
      expect(result.items).toHaveLength(50);
      expect(consumed.read).toBeGreaterThan(0);
      expect(consumed.read).toBeLessThanOrEqual(3);
    }
  });

  it('asks the table once for all questions of one request', async () => {
    const register = aReader('thousand');
    await register.list(asked({ now: after(20 * minutes) }));
    const now = after(21 * minutes);
    const { consumed } = await measuring(() =>
      Promise.all([
        register.count(asked({ now })),
        register.list(asked({ now })),
        register.ids(asked({ now, q: '9' }), 10),
      ]),
    );
    expect(consumed.read).toBe(0.5);
  });

  it('goes page by page through all of it, each row once, whatever is written meanwhile', async () => {
    const register = aReader('thousand');
    const seen: string[] = [];
    let cursor: string | undefined;
    let page = 0;
    do {
      const now = after(30 * minutes + page * 1000);
      const result = await register.list(asked({ sort: '-legalName', limit: 97, cursor, now }));
      seen.push(...result.items.map(({ id }) => id));
      cursor = result.nextCursor ?? undefined;
      page += 1;
      await writeChanges('thousand', [change({ legalName: `台州后来的${String(page)}` })], () => now);
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(1001);
  });

  it('gives ids up to a number for a bulk action, and streams all of them for an export', async () => {
    const register = aReader('thousand');
    const now = after(40 * minutes);
    expect(await register.ids(asked({ q: '石材', now }), 25)).toHaveLength(25);
    const streamed: string[] = [];
    for await (const items of register.stream(asked({ q: '石材', now }))) streamed.push(...items.map(({ id }) => id));
    expect(new Set(streamed).size).toBe(1001);
    expect(streamed).toHaveLength(1001);
  });
});

describe('while much is written', () => {
  it('a page costs what was written since the last one, not what was taken in before', async () => {
    const register = aReader('busy');
    const busy = (second: number) => after(60 * minutes + second * 1000);
    await register.list(asked({ now: busy(0) }));
    const page = (second: number) => measuring(() => register.list(asked({ q: '温州', now: busy(second) })));
    for (let second = 1; second <= 20; second += 1) {
      const many = Array.from({ length: 20 }, (_, n) => change({ legalName: `温州${String(second * 100 + n)}号鞋业` }));
      await writeChanges('busy', many, () => busy(second));
    }
    await page(21);
    expect((await page(22)).result.items).toHaveLength(50);
    expect((await page(23)).consumed.read).toBeLessThanOrEqual(3);
    expect((await page(24)).consumed.read).toBeLessThanOrEqual(3);
  });

  it('a change whose writing was held up is not missed', async () => {
    const register = aReader('held-up');
    const late = (second: number) => after(70 * minutes + second * 1000);
    await register.list(asked({ now: late(0) }));
    await register.list(asked({ now: late(9) }));
    await writeChanges('held-up', [change({ legalName: '嘉兴迟到纺织' })], () => late(1));
    for (const second of [10, 11, 12]) await register.list(asked({ now: late(second) }));
    const { items } = await register.list(asked({ q: '嘉兴', now: late(15) }));
    expect(items).toHaveLength(1);
  });
});

describe('the total of a list', () => {
  it('is exact beyond a thousand, and again after a change', async () => {
    const many = Array.from({ length: 1100 }, (_, n) => change({ legalName: `绍兴${String(n)}号纺织有限公司` }));
    for (let from = 0; from < many.length; from += 550)
      await writeChanges('total', many.slice(from, from + 550), () => after(from));
    const register = aReader('total');
    const total = async (more: Partial<AskedList>) =>
      (await register.list(asked({ total: true, limit: 1, ...more }))).total;
    expect(await total({ now: after(2000) })).toBe(1100);
    expect(await total({ now: after(2100), q: '绍兴' })).toBe(1100);
    await writeChanges('total', [change({ legalName: '绍兴又一家' })], () => after(3000));
    expect(await total({ now: after(3001) })).toBe(1101);
    expect(await total({ now: after(3002), q: '又一家' })).toBe(1);
    expect(await total({ now: after(3003), total: false })).toBeUndefined();
  });
});

describe('a cursor', () => {
  it('opens only for the same person and the same question', async () => {
    await writeChanges(
      'cursors',
      ['甲', '乙', '丙'].map((legalName) => change({ legalName })),
      () => after(0),
    );
    const register = aReader('cursors');
    const { nextCursor } = await register.list(asked({ sort: 'legalName', limit: 1 }));
    const cursor = nextCursor ?? '';
    const second = await register.list(asked({ sort: 'legalName', limit: 1, cursor }));
    expect(second.items.map(({ values }) => values.legalName)).toEqual(['甲']);
    const others: Partial<AskedList>[] = [
      { rights: { ...everything, staffId: 'stf_other' } },
      { sort: '-legalName' },
      { q: '甲' },
      { filter: '[{"field":"city","op":"empty"}]' },
      { always: [{ field: 'archivedAt', op: 'empty' }] },
    ];
    for (const other of others) {
      const refusal = await register
        .list(asked({ sort: 'legalName', limit: 1, cursor, ...other }))
        .catch((error: unknown) => error);
      expect(refusal instanceof DomainError && refusal.code).toBe('CURSOR_INVALID');
    }
    const spoilt = `${cursor.slice(0, -4)}AAAA`;
    await expect(register.list(asked({ sort: 'legalName', limit: 1, cursor: spoilt }))).rejects.toMatchObject({
      code: 'CURSOR_INVALID',
    });
    await expect(register.list(asked({ cursor: 'x' }))).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
    expect(cursor).not.toContain('legal');
  });
});

describe('what someone has just written', () => {
  it('is in their list at once, and gives way to what the stream brings', async () => {
    const register = aReader('written');
    await register.list(asked());
    const party = aParty({ legalName: '镇江醋业' });
    register.put(partyRow({ party }, unspelled), after(1000));
    const names = async (q: string, now: Date) =>
      (await register.list(asked({ q, now }))).items.map(({ values }) => values.legalName);
    expect(await names('镇江', after(1001))).toEqual(['镇江醋业']);
    expect(await names('zjcy', after(1002))).toEqual([]);
    await writeChanges('written', [{ id: party.id, seen: 'A5', row: aRow({ party }) }], () => after(1500));
    expect(await names('zjcy', after(2000))).toEqual(['镇江醋业']);
  });

  it('is not undone by a change from before that comes late', async () => {
    const party = aParty({ legalName: '改名之前' });
    await writeChanges('undone', [{ id: party.id, seen: 'A1', row: aRow({ party }) }], () => after(0));
    const register = aReader('undone');
    await register.list(asked({ now: after(100) }));
    register.put(partyRow({ party: { ...party, legalName: '改名之后', version: 2 } }, unspelled), after(200));
    const names = async (now: Date) =>
      (await register.list(asked({ now }))).items.map(({ values }) => values.legalName);
    // The change from before lies in the overlap, so it is read once more.
    expect(await names(after(300))).toEqual(['改名之后']);
    expect(await names(after(400))).toEqual(['改名之后']);
  });

  it('keeps its pinyin when the stream was quicker than its writer', async () => {
    const party = aParty({ legalName: '快速投影' });
    await writeChanges('quick', [{ id: party.id, seen: 'A1', row: aRow({ party }) }], () => after(500));
    const register = aReader('quick');
    await register.list(asked({ now: after(600) }));
    register.put(partyRow({ party }, unspelled), after(400));
    expect((await register.list(asked({ q: 'ksty', now: after(700) }))).items).toHaveLength(1);
  });
});
