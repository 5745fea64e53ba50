import { beforeAll, describe, expect, it } from 'vitest';
import { jobs } from '#shared/access/jobs';
import { callerOf } from '#shared/access/staff';
import { capabilities } from '#shared/contract';
import { handler } from '../../../functions/events/publish.ts';
import { asked } from '../../fixtures/api-client.ts';
import { exits, notWalked } from '../../fixtures/exits.ts';
import { useGround } from '../../fixtures/ground.ts';
import { seedCanaries, type Seeded } from '../../fixtures/seeded-canaries.ts';
import { asStaff } from '../../fixtures/staff.ts';
import { streamReader } from '../../fixtures/stream.ts';

const ground = useGround();
let seeded: Seeded;
beforeAll(async () => {
  seeded = await seedCanaries(ground);
});

const textOf = (answers: unknown): string => JSON.stringify(answers);

const reads = capabilities
  .flatMap(({ endpoints }) => endpoints)
  .filter(({ method }) => method === 'GET')
  .map(({ operation }) => operation);

describe('every exit (P14)', () => {
  it('is in the walk: no endpoint that reads is missing, unless with a reason', async () => {
    const admin = await asStaff('admin');
    asked.clear();
    for (const { ask } of exits) await ask(admin, seeded);
    expect(reads.filter((operation) => !asked.has(operation)).sort()).toEqual(Object.values(notWalked).flat().sort());
    expect(ground.cloud.mails.some(({ to }) => to.includes(admin.staff.email))).toBe(true);
  });

  it('to other systems gives ids and no value', async () => {
    const records = await streamReader(ground.connection, ground.tableName)();
    expect(await handler({ Records: records })).toEqual({ batchItemFailures: [] });
    const told = textOf(ground.cloud.events);
    expect(told).toContain(seeded.partyId);
    expect(seeded.canaries.filter(({ text }) => told.includes(text))).toEqual([]);
  });

  it.each(jobs)('gives %s only what the job may see', async (job) => {
    const reader = await asStaff(job);
    const caller = callerOf(reader.staff);
    const forbidden = seeded.canaries.filter(({ sees }) => !sees(caller));
    const leaks: string[] = [];
    for (const { name, ask } of exits) {
      const answered = textOf(await ask(reader, seeded));
      leaks.push(
        ...forbidden.filter(({ text }) => answered.includes(text)).map(({ place }) => `${name} gives ${place}`),
      );
    }
    expect(leaks).toEqual([]);
  });

  it('names no custom field to whom it was not granted', async () => {
    const reader = await asStaff('service');
    const mine = seeded.customFieldIds[jobs.indexOf('service')] ?? '';
    const side = seeded.customFieldIds[jobs.length] ?? '';
    for (const { name, ask } of exits) {
      const answered = textOf(await ask(reader, seeded));
      const named = seeded.customFieldIds.filter((id) => id !== mine && id !== side && answered.includes(id));
      expect([name, named]).toEqual([name, []]);
    }
  });

  it('gives nothing at all of a party that is not among the reader’s rows', async () => {
    const reader = await asStaff('manager', { rows: 'region', regions: ['DE'] });
    const leaks: string[] = [];
    // A shared view is nobody's party: what it filters by is told to whoever may see that field.
    const ofRows = exits.filter(({ name: exit }) => exit !== 'search by every canary' && exit !== 'settings');
    for (const { name, ask } of ofRows) {
      const answered = textOf(await ask(reader, seeded));
      leaks.push(
        ...seeded.canaries.filter(({ text }) => answered.includes(text)).map(({ place }) => `${name} gives ${place}`),
      );
      if (answered.includes(seeded.partyId)) leaks.push(`${name} gives the id`);
    }
    expect(leaks).toEqual([]);
  });

  it('is walked with canaries that are really there: together the exits give admin every one of them', async () => {
    const admin = await asStaff('admin');
    let answered = '';
    for (const { ask } of exits) answered += textOf(await ask(admin, seeded));
    expect(seeded.canaries.filter(({ text }) => !answered.includes(text)).map(({ place }) => place)).toEqual([]);
  });
});
