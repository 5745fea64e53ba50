import { describe, expect, it } from 'vitest';
import { partyRegisterFields } from '#shared/parties/register-fields';
import { compact } from '../../../functions/platform/register/compactor.ts';
import { openRegister } from '../../../functions/platform/register/register.ts';
import { movePointer, readPointer } from '../../../functions/platform/register/store.ts';
import { document } from '../../../functions/platform/table/table.ts';
import { projecting } from '../../../functions/projections/project.ts';
import { partiesRegister } from '../../../functions/projections/parties-register.ts';
import { rebuildRegister } from '../../../scripts/register/rebuild.ts';
import { useGround } from '../../fixtures/ground.ts';
import { aContact, aParty, aProfile, everything } from '../../fixtures/register.ts';
import { put, recordOf, takeAway } from '../../fixtures/register-items.ts';

useGround();
let clock = Date.parse('2026-11-24T01:00:00.000Z');
const later = (milliseconds: number): Date => new Date((clock += milliseconds));

const readAll = async () => {
  const register = openRegister('parties', partyRegisterFields);
  const { items } = await register.list({
    limit: 500,
    sort: 'number',
    rights: everything,
    readable: () => true,
    today: '2026-11-24',
    now: later(1),
  });
  const searched = await register.ids(
    { q: 'wgj', rights: everything, readable: () => true, today: '2026-11-24', now: later(1) },
    500,
  );
  await register.close();
  return { items, searched: searched.sort() };
};

describe('a register made anew', () => {
  it('is the one that the stream made, and takes in what changes meanwhile', async () => {
    const parties = Array.from({ length: 40 }, (_, n) =>
      aParty({ legalName: `温岭机工${String(n)}`, roleStates: { customer: 'active' } }),
    );
    for (const [n, party] of parties.entries()) {
      const contacts = Array.from({ length: n % 4 }, (_each, c) =>
        aContact({ id: `cnt_${String(c)}`, name: `王国经${String(c)}` }),
      );
      await put(party, { profiles: [aProfile('customer', { grade: 'B' })], contacts });
    }
    const records = parties.map(({ id }, n) => recordOf(id, n + 1));
    const project = projecting([partiesRegister], () => later(1));
    await project({ Records: records });
    await compact('parties', partyRegisterFields, later(1000));
    const streamed = await readAll();
    expect(streamed.items).toHaveLength(40);
    expect(streamed.searched.length).toBeGreaterThan(0);

    const told: number[] = [];
    const [first = expect.fail(), second = expect.fail()] = parties;
    const outcome = await rebuildRegister(
      () => later(1),
      (count) => told.push(count),
    );
    expect(outcome).toEqual({ parties: 40, outcome: 'moved' });
    expect(told.at(-1)).toBe(40);
    expect(await readAll()).toEqual(streamed);

    await put({ ...first, legalName: '改过的名字', version: 2 });
    await takeAway(second.id);
    await project({ Records: [recordOf(first.id, 100), recordOf(second.id, 101)] });
    const { items } = await readAll();
    expect(items).toHaveLength(39);
    expect(items.map(({ values }) => values.legalName)).toContain('改过的名字');
    expect(await readPointer('parties')).toMatchObject({ rows: 40 });
  });

  it('failed on its closed file when a compactor moved the pointer first: now it is sent again', async () => {
    const client = document() as unknown as { send: (command: { constructor: { name: string } }) => Promise<unknown> };
    const send = client.send.bind(client);
    let raced = 0;
    client.send = async (command) => {
      if (command.constructor.name !== 'TransactWriteCommand') return send(command);
      client.send = send;
      raced += 1;
      const seen = (await readPointer('parties')) ?? expect.fail();
      await movePointer('parties', seen, seen);
      return send(command);
    };
    const { outcome } = await rebuildRegister(
      () => later(1),
      () => undefined,
    );
    expect([outcome, raced]).toEqual(['moved', 1]);
    expect((await readAll()).items).toHaveLength(39);
  });
});
