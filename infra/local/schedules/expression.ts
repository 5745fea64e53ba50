import { Cron } from 'croner';
import { notUnderstood } from '../errors.ts';

/** When a schedule runs next, strictly after an instant; undefined when never again. */
export type Next = (after: Date) => Date | undefined;

const unitMs: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

const rate = (body: string, expression: string): Next => {
  const [, amount, unit] = /^(\d+) (minute|hour|day)s?$/.exec(body) ?? [];
  const step = Number(amount) * (unitMs[unit ?? ''] ?? 0);
  if (!step) throw notUnderstood(`the schedule ${expression}`);
  return (after) => new Date(after.getTime() + step);
};

/** AWS counts the days of the week from 1 (Sunday), cron from 0. Names are the same. */
const dayOfWeek = (field: string): string =>
  field.replace(/(?<![#\d])([1-7])(?!\d)/g, (digit) => String(Number(digit) - 1));

const cron = (body: string, timezone: string, expression: string): Next => {
  const fields = body.trim().split(/\s+/);
  const [minute, hour, day, month, weekday, year] = fields;
  if (fields.length !== 6 || !minute || !hour || !day || !month || !weekday || !year)
    throw notUnderstood(`the schedule ${expression}`);
  const any = (field: string): string => (field === '?' ? '*' : field);
  try {
    const job = new Cron(`0 ${minute} ${hour} ${any(day)} ${month} ${any(dayOfWeek(weekday))} ${year}`, {
      timezone,
      paused: true,
    });
    return (after) => job.nextRun(after) ?? undefined;
  } catch {
    throw notUnderstood(`the schedule ${expression}`);
  }
};

const once = (body: string, timezone: string, expression: string): Next => {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(body)) throw notUnderstood(`the schedule ${expression}`);
  const job = new Cron(body, { timezone, paused: true });
  return (after) => job.nextRun(after) ?? undefined;
};

/** EventBridge Scheduler's expressions: `rate(…)`, `cron(…)` and `at(…)`, in a time zone. */
export const parseExpression = (expression: string, timezone: string): Next => {
  const [, kind, body = ''] = /^(rate|cron|at)\((.*)\)$/.exec(expression) ?? [];
  if (kind === 'rate') return rate(body, expression);
  if (kind === 'cron') return cron(body, timezone, expression);
  if (kind === 'at') return once(body, timezone, expression);
  throw notUnderstood(`the schedule ${expression}`);
};
