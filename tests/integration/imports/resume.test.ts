import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { document } from '../../../functions/platform/table/table.ts';
import { useGround } from '../../fixtures/ground.ts';
import { csvOf, importing } from '../../fixtures/imports.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

const ground = useGround();
let manager: Colleague;
beforeAll(async () => {
  manager = await asStaff('manager');
});
const mine = () => importing(ground, manager);

let series = 0;
/** 39 rows: 36 parties (some transactions' worth), two more contacts for earlier ones, and one faulty row. Names differ by file. */
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'];
const file = (): { text: string; tag: string } => {
  series += 1;
  const tag = `Q${series.toString(36).padStart(3, '0')}`.toUpperCase();
  const row = (letter: string, contact: string): string[] => [
    `${tag}${letter}`,
    `${tag} ${letter.repeat(9)} works`,
    contact,
    '',
    'customer',
  ];
  return {
    tag,
    text: csvOf([
      ['code', 'company', 'contact', 'founded', 'roles'],
      ...letters.map((letter) => row(letter, `Person ${letter}`)),
      row('A', 'Second Person A'),
      row('C', 'Second Person C'),
      ['', `${tag} faulty`, '', 'yesterday', 'customer'],
    ]),
  };
};

/** What is there of a file: each party with its contacts, and how often its number is guarded. */
const finalSet = async (tag: string): Promise<string[]> => {
  const { Items = [] } = await document().send(scanOf(ground.tableName));
  const parties = Items.filter(({ sk, legalName }) => sk === '0#PARTY' && String(legalName).startsWith(tag));
  return parties
    .map(({ id, legalName }) => {
      const own = Items.filter(({ pk }) => pk === `PARTY#${String(id)}`);
      const contacts = own
        .filter(({ sk }) => String(sk).startsWith('1#CONTACT#'))
        .map(({ name }) => String(name))
        .sort();
      const guards = Items.filter(({ sk, partyId }) => sk === 'GUARD' && partyId === id).length;
      return `${String(legalName).slice(tag.length)} | ${contacts.join(', ')} | ${String(guards)}`;
    })
    .sort();
};

const { ScanCommand } = await import('@aws-sdk/lib-dynamodb');
const scanOf = (TableName: string) => new ScanCommand({ TableName, ConsistentRead: true });

/** Marked as the client marks a call that was cut off. */
class Crash extends Error {
  readonly $metadata = {};
}
type Send = (command: { constructor: { name: string } }, ...rest: unknown[]) => Promise<unknown>;

/** The function dies at its n-th transaction: before it is written, or after, with the answer lost. Answers how to mend it. */
const dieAt = (count: number, answerLost: boolean): (() => void) => {
  const client = document() as unknown as { send: Send };
  const send = client.send.bind(client);
  let left = count;
  client.send = async (command, ...rest) => {
    if (command.constructor.name !== 'TransactWriteCommand') return send(command, ...rest);
    left -= 1;
    if (left > 0) return send(command, ...rest);
    if (left === 0 && answerLost) await send(command, ...rest);
    throw new Crash('the process is gone');
  };
  return () => (client.send = send);
};

const expected = letters
  .map(
    (letter) =>
      ` ${letter.repeat(9)} works | Person ${letter}${letter === 'A' || letter === 'C' ? `, Second Person ${letter}` : ''} | 1`,
  )
  .sort();

describe('a load that crashes', () => {
  it('without a crash brings 36 parties, two of them with two contacts', async () => {
    const { text, tag } = file();
    const view = await mine().loaded(text);
    expect(view).toMatchObject({ state: 'loaded', loaded: { created: 36, updated: 2, faulty: 1 } });
    expect(await finalSet(tag)).toEqual(expected);
  });

  it('at any of its writes, answered or not, and is run again ends with the very same set (INV-11)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 5 }),
        async (first, answerLost, second) => {
          const { text, tag } = file();
          const { id } = await mine().checked(text);
          let crashes = [first, second];
          const view = await mine().load(id, async (task, work) => {
            const [at] = crashes;
            if (task !== 'LoadBatch' || at === undefined) return work();
            crashes = crashes.slice(1);
            const mend = dieAt(at, answerLost);
            try {
              return await work();
            } finally {
              mend();
            }
          });
          expect(view).toMatchObject({ state: 'loaded', loaded: { created: 36, updated: 2, faulty: 1 } });
          expect(await finalSet(tag)).toEqual(expected);
        },
      ),
      { numRuns: 8 },
    );
  }, 90_000);

  it('and is simply loaded anew instead would bring parties twice: the check above sees it', async () => {
    const { text, tag } = file();
    const withoutNumbers = text.replaceAll(new RegExp(`^${tag}[A-Z0-9],`, 'gm'), ',');
    await mine().loaded(withoutNumbers);
    await mine().loaded(withoutNumbers);
    expect(await finalSet(tag)).not.toEqual(expected);
  });
});

describe('a load that fails for good', () => {
  let id: string;
  beforeEach(async () => {
    id = (await mine().checked(file().text)).id;
  });

  it('is marked failed, goes on where it stopped when it is started again, and counts each row once', async () => {
    let tries = 0;
    const failed = await mine().load(id, async (task, work) => {
      if (task !== 'LoadBatch') return work();
      tries += 1;
      const mend = dieAt(tries === 1 ? 3 : 1, false);
      try {
        return await work();
      } finally {
        mend();
      }
    });
    expect(failed).toMatchObject({ state: 'failed', failedIn: 'loading', failure: { code: 'INTERNAL', message: '' } });
    expect(await mine().load(id)).toMatchObject({
      state: 'loaded',
      failure: null,
      loaded: { created: 36, updated: 2, faulty: 1 },
    });
  });

  it('that was cancelled under way loads no further piece, and what it loaded can be taken back', async () => {
    const view = await mine().load(id, async (task, work) => {
      const result = await work();
      if (task === 'LoadBatch') await manager.post(`/api/imports/${id}/cancel`);
      return result;
    });
    expect(view).toMatchObject({ state: 'cancelled' });
    expect(await mine().undo(id)).toMatchObject({ state: 'undone', undone: { undone: 38, left: 0 } });
  });
});

describe('a check that crashes when it is run anew', () => {
  it('keeps what somebody decided', async () => {
    const { text } = file();
    await mine().loaded(text);
    const { id } = await mine().checked(text);
    const [first, second] = await mine().rows(id, 'duplicate');
    for (const { row } of [first, second])
      await manager.put(`/api/imports/${id}/rows/${String(row)}/decision`, { decision: 'skip' });
    let crashed = false;
    await mine().check(id, async (task, work) => {
      if (task !== 'CheckBatch' || crashed) return work();
      crashed = true;
      const mend = dieAt(1, true);
      try {
        return await work();
      } finally {
        mend();
      }
    });
    expect(crashed).toBe(true);
    const after = await mine().rows(id, 'duplicate');
    expect(after.filter(({ decision }) => decision?.decision === 'skip').map(({ row }) => row)).toEqual([
      first.row,
      second.row,
    ]);
  });
});

describe('a row that the table does not take', () => {
  it('is a fault of that row, and the others come in', async () => {
    const { text, tag } = file();
    const { id } = await mine().checked(text);
    const client = document() as unknown as { send: Send };
    const send = client.send.bind(client);
    client.send = (command, ...rest) => {
      if (command.constructor.name === 'TransactWriteCommand' && JSON.stringify(command).includes(`${tag} BBBBBBBBB`))
        throw new Error('Number 1e+300 is greater than Number.MAX_SAFE_INTEGER');
      return send(command, ...rest);
    };
    const view = await mine()
      .load(id)
      .finally(() => (client.send = send));
    expect(view).toMatchObject({ state: 'loaded', loaded: { created: 35, updated: 2, faulty: 2 } });
    const faults = await mine().rows(id, 'fault');
    expect(faults.map(({ row, faults: [first] }) => [row, first.code])).toEqual([
      [3, 'not-stored'],
      [40, 'not-a-date'],
    ]);
    expect((await mine().faultFile(id)).toString()).toContain(`${tag} BBBBBBBBB`);
  });
});

describe('an import whose owner leaves the firm', () => {
  it('loads nothing more', async () => {
    const leaver = await asStaff('sales');
    const theirs = importing(ground, leaver);
    const { id } = await theirs.checked(file().text);
    const { forget } = await import('../../../functions/platform/http/identity.ts');
    const { putItem } = await import('../../../functions/platform/table/table.ts');
    const { keys } = await import('../../../functions/platform/table/keys.ts');
    const leave = () => putItem({ ...keys.staff(leaver.staff.staffId), ...leaver.staff, active: false });
    await theirs
      .load(id, async (task, work) => {
        await leave();
        forget(leaver.staff.staffId);
        return work();
      })
      .catch(() => undefined);
    const admin = await asStaff('admin');
    expect(await importing(ground, admin).get(id)).toMatchObject({
      state: 'failed',
      failure: { code: 'NOT_SIGNED_IN' },
      loaded: { created: 0 },
    });
  });
});
