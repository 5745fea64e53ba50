import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Schedule } from './read.ts';

export type Clock = { stop: () => void };

type Memory = {
  last: (name: string, expression: string) => Date | undefined;
  remember: (name: string, expression: string, at: Date) => void;
};

const openMemory = (journal: DatabaseSync): Memory => {
  journal.exec(
    'CREATE TABLE IF NOT EXISTS schedules(name TEXT PRIMARY KEY, expression TEXT NOT NULL, last TEXT NOT NULL) STRICT',
  );
  const read = journal.prepare('SELECT last FROM schedules WHERE name = ? AND expression = ?');
  const write = journal.prepare('INSERT OR REPLACE INTO schedules(name, expression, last) VALUES (?, ?, ?)');
  return {
    last: (name, expression) => {
      const found = read.get(name, expression)?.last;
      return typeof found === 'string' ? new Date(found) : undefined;
    },
    remember: (name, expression, at) => void write.run(name, expression, at.toISOString()),
  };
};

/** What EventBridge Scheduler sends to a target that has no input of its own. */
export const eventOf = ({ arn, input }: Schedule, due: Date): string => {
  const time = due.toISOString().replace(/\.\d+Z$/, 'Z');
  if (input !== undefined)
    return input
      .replaceAll('<aws.scheduler.scheduled-time>', time)
      .replaceAll('<aws.scheduler.execution-id>', randomUUID());
  const [, , , region = '', account = ''] = arn.split(':');
  return JSON.stringify({
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account,
    time,
    region,
    resources: [arn],
    detail: '{}',
  });
};

// A timer takes at most 24.8 days, and a machine may sleep: look again at least every minute.
const longestTimer = 60_000;

/**
 * Runs each schedule when it is due, never twice at once. What was due while nothing ran is caught up once.
 * The run is noted when it ended, so that one that was cut short is run again.
 */
export const startClock = (
  schedules: Schedule[],
  journal: DatabaseSync,
  run: (schedule: Schedule, event: string) => Promise<void>,
): Clock => {
  const memory = openMemory(journal);
  const timers = new Set<NodeJS.Timeout>();
  let stopped = false;

  const wait = (schedule: Schedule, last: Date): void => {
    const due = schedule.next(last);
    if (!due || stopped) return;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        if (Date.now() < due.getTime()) return wait(schedule, last);
        const started = new Date();
        void run(schedule, eventOf(schedule, due)).finally(() => {
          if (stopped) return;
          memory.remember(schedule.name, schedule.expression, started);
          wait(schedule, started);
        });
      },
      Math.min(Math.max(due.getTime() - Date.now(), 0), longestTimer),
    );
    timers.add(timer);
  };

  for (const schedule of schedules) {
    const known = memory.last(schedule.name, schedule.expression);
    const last = known ?? new Date();
    if (!known) memory.remember(schedule.name, schedule.expression, last);
    wait(schedule, last);
  }
  return {
    stop: () => {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
};
