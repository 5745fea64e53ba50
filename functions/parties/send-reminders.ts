import * as z from 'zod/mini';
import { seesClass } from '#shared/access/caller';
import { installation } from '#shared/access/installation';
import { callerOf, type Staff } from '#shared/access/staff';
import { businessDay, businessHour, daysAfter } from '#shared/kernel/dates';
import type { Task } from '#shared/parties/activity';
import { conditionsOf } from '#shared/parties/party-lines';
import { reminderMail, type Expiring } from '#shared/parties/reminders';
import { sendMail } from '#platform/aws/mail';
import { env } from '#platform/env';
import { log } from '#platform/log';
import { allStaff } from '../access/store.ts';
import { openTasksOf } from './activity-store.ts';
import { isFirst, isMarked } from './marker-store.ts';
import { partiesRegister } from './register.ts';
import { seenParties } from './store.ts';

const Line = z.pipe(
  z.object({
    partyId: z.string(),
    legalName: z.string(),
    'supplier.nextExpiry': z.string(),
    'supplier.keeperId': z.optional(z.nullable(z.string())),
  }),
  z.transform((line) => ({
    partyId: line.partyId,
    legalName: line.legalName,
    expiresOn: line['supplier.nextExpiry'],
    keeperId: line['supplier.keeperId'],
  })),
);

const fromHour = 8;
const mostTasks = 100;
const expiresSoon = { field: 'supplier.nextExpiry', op: 'lte' as const, value: 'today+30d' };

/** Suppliers whose next certificate expires within 30 days, by who keeps them. */
const expiringByKeeper = async (now: Date): Promise<Map<string, Expiring[]>> => {
  const byKeeper = new Map<string, Expiring[]>();
  const asked = {
    rights: { scope: 'all' as const, staffId: installation.staffId, regions: [] },
    readable: () => true,
    today: businessDay(now),
    now,
    always: [...conditionsOf({}), expiresSoon],
  };
  for await (const rows of partiesRegister.stream({ ...asked, sort: 'supplier.nextExpiry' })) {
    for (const { id, values } of rows) {
      const { keeperId, ...expiring } = Line.parse({ ...values, partyId: id });
      if (keeperId) byKeeper.set(keeperId, [...(byKeeper.get(keeperId) ?? []), expiring]);
    }
  }
  return byKeeper;
};

const dueTasks = async (staffId: string, today: string): Promise<Task[]> =>
  (await openTasksOf(staffId, mostTasks, undefined)).tasks.filter(({ dueOn }) => dueOn <= today);

/** What of it the person still sees: a task outlives the right to its party, and the lists lag behind who keeps what. */
const visibleOf = async (staff: Staff, tasks: readonly Task[], expiring: readonly Expiring[]) => {
  const reader = callerOf(staff);
  const [told, papers] = [seesClass(reader, 'notes') ? tasks : [], seesClass(reader, 'supplier') ? expiring : []];
  const seen = await seenParties(
    [...told, ...papers].map(({ partyId }) => partyId),
    reader,
  );
  return {
    tasks: told.filter(({ partyId }) => seen.has(partyId)),
    expiring: papers.filter(({ partyId }) => seen.get(partyId)?.keepers.supplier === staff.staffId),
  };
};

/** A certificate is told a month before and once more in its last week; a task on each of its days. */
const untold = async (staffId: string, expiring: readonly Expiring[], now: Date): Promise<Expiring[]> => {
  const lastWeek = daysAfter(businessDay(now), 7);
  const firsts = await Promise.all(
    expiring.map(({ partyId, expiresOn }) =>
      isFirst(`certificate#${partyId}#${expiresOn}#${expiresOn <= lastWeek ? 'week' : 'month'}`, staffId, now),
    ),
  );
  return expiring.filter((_, at) => firsts[at]);
};

/** Marked before it is sent: a mail that was cut off is missed rather than sent twice, and tomorrow's tells of the tasks again. */
const remind = async (staff: Staff, kept: readonly Expiring[], now: Date): Promise<void> => {
  const today = businessDay(now);
  const { tasks, expiring } = await visibleOf(staff, await dueTasks(staff.staffId, today), kept);
  if (tasks.length === 0 && expiring.length === 0) return;
  if (!(await isFirst(`reminder#${today}`, staff.staffId, now))) return;
  const papers = await untold(staff.staffId, expiring, now);
  if (tasks.length === 0 && papers.length === 0) return;
  await sendMail({
    to: [staff.email],
    ...reminderMail({ staff, today, tasks, expiring: papers, siteUrl: env('SITE_URL') }),
  });
};

/** Once a day from eight in the morning: to each person what is due today and which certificates of theirs expire. */
export const sendReminders = async (now: Date): Promise<void> => {
  const round = `round#${businessDay(now)}`;
  if (businessHour(now) < fromHour || (await isMarked(round, 'everybody'))) return;
  const [staff, expiring] = await Promise.all([allStaff(), expiringByKeeper(now)]);
  for (const person of staff.filter(({ active }) => active)) {
    try {
      await remind(person, expiring.get(person.staffId) ?? [], now);
    } catch (error) {
      log.error('reminder.not-sent', error, { staffId: person.staffId });
    }
  }
  await isFirst(round, 'everybody', now);
};
