import * as fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ranges } from '../../../functions/platform/table/keys.ts';
import { queryAll } from '../../../functions/platform/table/table.ts';
import { answered, unsound, useFaults } from '../../fixtures/faults.ts';
import { useGround } from '../../fixtures/ground.ts';
import { aDraft, aUscc } from '../../fixtures/parties.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

const ground = useGround();
const faults = useFaults(ground);
let manager: Colleague;
let finance: Colleague;
beforeAll(async () => {
  [manager, finance] = await Promise.all([asStaff('manager'), asStaff('finance')]);
});
afterEach(() => {
  faults.calm();
  faults.forgetConditions(false);
});

const stormy = (seed: number): void => faults.weather(4, `storm ${String(seed)}`);
const many = <T>(count: number, work: (at: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, at) => work(at)));
const aParty = async (given: Record<string, unknown> = {}) =>
  (await manager.post('/api/parties', aDraft({ roles: ['customer'], ...given }))).body;
const at = ({ id }: { id: string }, rest = '') => `/api/parties/${id}${rest}`;
const trailOf = async ({ id }: { id: string }) =>
  (await queryAll(ranges.audit(`PARTY#${id}`))).map(({ action }) => action);
const count = (actions: unknown[], wanted: string): number => actions.filter((action) => action === wanted).length;
const mustBeSound = async (): Promise<void> => {
  faults.calm();
  expect(await unsound()).toEqual([]);
};
const property = (work: (seed: number) => Promise<void>, numRuns = 2) =>
  fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 1e6 }), work), { numRuns, endOnFailure: true });

let made = 0;
describe('over a table that conflicts, throttles and loses answers', { timeout: 90_000 }, () => {
  it('thirty parties registered at once are there once each, with one guard an identifier', async () => {
    await property(async (seed) => {
      stormy(seed);
      const answers = await many(30, (n) => {
        made += 1;
        const draft = aDraft({ identifiers: [{ type: 'uscc', value: aUscc(1000 + made) }] });
        return answered(() => manager.post('/api/parties', draft, { key: `party ${String(seed)} ${String(n)}` }));
      });
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
      await mustBeSound();
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(30);
      for (const { body } of answers) expect(await trailOf(body)).toEqual(['created']);
    });
  });

  /** Rounds of fifty changes, each with the version that its author saw. Answers how many were told that theirs stands. */
  const rounds = async (party: { id: string }): Promise<{ wins: number[]; versions: number[] }> => {
    const [wins, versions]: [number[], number[]] = [[], []];
    for (const round of [1, 2, 3]) {
      const { version } = (await answered(() => manager.get(at(party)))).body;
      let unanswered = 0;
      const answers = await many(50, (n) =>
        answered(async () => {
          const answer = await manager.patch(at(party), { version, shortName: `${String(round)}.${String(n)}` });
          if (answer.status >= 500) unanswered += 1;
          return answer;
        }),
      );
      const told = answers.filter(({ status }) => status === 200).length;
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(50 - told);
      // Whose answer was lost for good is told 409 when they ask again: then nobody was told.
      wins.push(told === 0 && unanswered > 0 ? 1 : told);
      versions.push((await answered(() => manager.get(at(party)))).body.version);
    }
    return { wins, versions };
  };

  it('of fifty changes of one version exactly one stands, round after round; the others are told 409', async () => {
    await property(async (seed) => {
      const party = await aParty();
      stormy(seed);
      expect(await rounds(party)).toEqual({ wins: [1, 1, 1], versions: [2, 3, 4] });
      await mustBeSound();
      expect(count(await trailOf(party), 'changed')).toBe(3);
    });
  });

  it('fifty notes and twenty contacts added at once are all there, once', async () => {
    await property(async (seed) => {
      const party = await aParty();
      stormy(seed);
      const key = (kind: string, n: number) => ({ key: `${kind} ${String(seed)} ${String(n)}` });
      const answers = await Promise.all([
        many(50, (n) => answered(() => manager.post(at(party, '/notes'), { text: `记 ${String(n)}` }, key('note', n)))),
        many(20, (n) =>
          answered(() => manager.post(at(party, '/contacts'), { name: `人 ${String(n)}` }, key('contact', n))),
        ),
      ]);
      expect(answers.flat().map(({ status }) => status)).toEqual(answers.flat().map(() => 201));
      await mustBeSound();
      const { body: notes } = await manager.get(at(party, '/notes'), { limit: '100' });
      expect(new Set(notes.items.map(({ text }: { text: string }) => text)).size).toBe(50);
      expect(notes.items).toHaveLength(50);
      expect((await manager.get(at(party))).body.contacts).toHaveLength(20);
      const trail = await trailOf(party);
      expect([count(trail, 'note.added'), count(trail, 'contact.added')]).toEqual([50, 20]);
    });
  });

  it('a credit limit is proposed once and decided once by twenty who decide at once', async () => {
    await property(async (seed) => {
      const party = await aParty();
      stormy(seed);
      const limit = { creditLimit: { amount: 700, currency: 'CNY' } };
      await many(5, () => answered(() => manager.put(at(party, '/roles/customer'), limit)));
      const { items } = (await answered(() => manager.get('/api/proposals', { partyId: party.id }))).body;
      expect(items).toHaveLength(1);
      const decide = (decision: string) =>
        answered(() =>
          finance.post(at(party, `/proposals/${items[0].id as string}/decision`), { decision, version: 1 }),
        );
      const answers = await many(20, (n) => decide(n % 2 ? 'confirm' : 'reject'));
      expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
      expect(answers.filter(({ status }) => ![200, 409].includes(status))).toEqual([]);
      await mustBeSound();
      const [{ status }] = (await manager.get('/api/proposals', { partyId: party.id })).body.items;
      const { customer } = (await manager.get(at(party))).body;
      expect(customer.creditLimit).toEqual(status === 'confirmed' ? limit.creditLimit : undefined);
      expect(customer.pendingCreditLimit).toBeUndefined();
      expect(
        (await trailOf(party)).filter((action) => /^proposal\.(confirmed|rejected)$/.test(String(action))),
      ).toEqual([`proposal.${status as string}`]);
    });
  });

  it('meets every fault that a write can meet', () => {
    const { conflict, throttled, cut, lost } = faults.met;
    expect(Math.min(conflict, throttled, cut, lost)).toBeGreaterThan(0);
  });

  it('with the conditions of its writes forgotten loses changes: the checks above see it', async () => {
    const party = await aParty();
    stormy(1);
    faults.forgetConditions(true);
    const { wins } = await rounds(party);
    expect(Math.max(...wins)).toBeGreaterThan(1);
    faults.calm();
    const kept = count(await trailOf(party), 'changed');
    expect(kept).toBeLessThan(wins.reduce((all, won) => all + won));
  });
});
