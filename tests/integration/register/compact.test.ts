import { afterEach, describe, expect, it } from 'vitest';
import { partyRegisterFields } from '#shared/parties/register-fields';
import { compact, publish } from '../../../functions/platform/register/compactor.ts';
import { createFile } from '../../../functions/platform/register/file.ts';
import { openRegister, type Register } from '../../../functions/platform/register/register.ts';
import { discard, freshPath } from '../../../functions/platform/register/snapshot.ts';
import { readPointer, writeChanges } from '../../../functions/platform/register/store.ts';
import { useGround } from '../../fixtures/ground.ts';
import { aRow, everything } from '../../fixtures/register.ts';

const ground = useGround();
const begun = Date.parse('2026-11-24T01:00:00.000Z');
const at = (minutes: number): Date => new Date(begun + minutes * 60_000);
const open: Register[] = [];
afterEach(async () => {
  for (const register of open.splice(0)) await register.close();
});
const aReader = (list: string): Register => {
  const register = openRegister(list, partyRegisterFields);
  open.push(register);
  return register;
};
const write = async (list: string, names: string[], minute: number, seen = 'A1'): Promise<void> => {
  const rows = names.map((legalName) => aRow({ party: { legalName } }));
  await writeChanges(
    list,
    rows.map((row) => ({ id: row.id, seen, row })),
    () => at(minute),
  );
};
const names = async (register: Register, minute: number): Promise<unknown[]> => {
  const { items } = await register.list({
    limit: 100,
    sort: 'legalName',
    rights: everything,
    readable: () => true,
    today: '2026-11-24',
    now: at(minute),
  });
  return items.map(({ values }) => values.legalName);
};
const run = (list: string, minute: number) => compact(list, partyRegisterFields, at(minute));
const objects = (list: string): string[] =>
  [...ground.cloud.objects.keys()].filter((key) => key.includes(`register/${list}/`));

describe('a new snapshot', () => {
  it('is made of the first change, then when changes have waited five minutes, and not without any', async () => {
    expect(await run('paced', 0)).toBe('nothing-to-do');
    await write('paced', ['a'], 1);
    expect(await run('paced', 2)).toBe('moved');
    await write('paced', ['b'], 3);
    expect(await run('paced', 4)).toBe('nothing-to-do');
    expect(await run('paced', 8)).toBe('moved');
    expect(await run('paced', 14)).toBe('nothing-to-do');
    expect(await readPointer('paced')).toMatchObject({ rows: 2, position: at(8).toISOString() });
  });

  it('is made at once of a thousand changes', async () => {
    await write('many', ['a'], 0);
    await run('many', 1);
    await write(
      'many',
      Array.from({ length: 1000 }, (_, n) => `n${String(n)}`),
      2,
    );
    expect(await run('many', 3)).toBe('moved');
    expect(await readPointer('many')).toMatchObject({ rows: 1001 });
  });

  it('is what a new reader starts from, with the changes since', async () => {
    await write('fresh', ['a', 'b'], 0);
    await run('fresh', 1);
    await write('fresh', ['c'], 2);
    const register = aReader('fresh');
    expect(await names(register, 3)).toEqual(['a', 'b', 'c']);
    await write('fresh', ['d'], 4);
    expect(await names(register, 5)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('takes in a change that was on its way when the one before was made', async () => {
    await write('late', ['a'], 0);
    await run('late', 1);
    await write('late', ['slow'], 0.99);
    await write('late', ['b'], 6);
    await run('late', 7);
    // Long after, so that no reader's overlap can have helped.
    expect(await names(aReader('late'), 60)).toEqual(['a', 'b', 'slow']);
  });

  it('is kept with the two before it; older ones are removed', async () => {
    for (let round = 0; round < 5; round += 1) {
      await write('kept', [`r${String(round)}`], round * 10);
      expect(await run('kept', round * 10 + 6)).toBe('moved');
    }
    expect(objects('kept')).toHaveLength(3);
    const pointer = await readPointer('kept');
    expect(
      objects('kept').every(
        (key) => key.endsWith(pointer?.object ?? '-') || pointer?.kept.some((old) => key.endsWith(old)),
      ),
    ).toBe(true);
  });

  it('made by several at once is one: nobody else’s stays behind', async () => {
    await write('raced', ['a', 'b'], 0);
    const outcomes = await Promise.all([run('raced', 6), run('raced', 6), run('raced', 6)]);
    expect(outcomes.filter((outcome) => outcome === 'moved')).toHaveLength(1);
    expect(objects('raced')).toHaveLength(1);
    expect(await names(aReader('raced'), 7)).toEqual(['a', 'b']);
  });

  it('made from a state that someone else has moved on from is taken away again', async () => {
    await write('overtaken', ['a'], 0);
    await run('overtaken', 1);
    const seen = await readPointer('overtaken');
    await write('overtaken', ['b'], 7);
    await run('overtaken', 8);
    const late = createFile(await freshPath('overtaken'), partyRegisterFields);
    const outcome = await publish({
      list: 'overtaken',
      file: late,
      rows: 0,
      position: at(9).toISOString(),
      madeAt: at(9),
      seen,
    });
    await discard(late);
    expect(outcome).toBe('someone-else-did');
    expect(objects('overtaken')).toHaveLength(2);
    expect(await names(aReader('overtaken'), 10)).toEqual(['a', 'b']);
  });

  it('replaces a reader’s copy after an hour without a word of it being lost', async () => {
    await write('hour', ['a'], 0);
    const register = aReader('hour');
    expect(await names(register, 1)).toEqual(['a']);
    await write('hour', ['b'], 30);
    await run('hour', 31);
    expect(await names(register, 200)).toEqual(['a', 'b']);
  });
});
