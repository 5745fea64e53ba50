import * as z from 'zod/mini';

const isRealDay = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};

const dayFrom = (firstYear: string) =>
  z.string().check(
    z.regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD'),
    z.refine(isRealDay, 'a day that exists'),
    z.refine((day) => day >= firstYear && day < '2101', `a day from ${firstYear} to 2100`),
  );

/** A business day in the firm's calendar, `YYYY-MM-DD`. */
export const Day = dayFrom('1900');
/** Some firms are older than our calendar's first year. */
export const FoundingDay = dayFrom('1000');

/** An instant, ISO 8601 in UTC with milliseconds. */
export const Instant = z.iso.datetime();

/** The firm's calendar is China's: one zone, no summer time. */
const firmOffsetMs = 8 * 60 * 60 * 1000;

/** The business day of an instant. */
export const businessDay = (now: Date): string => new Date(now.getTime() + firmOffsetMs).toISOString().slice(0, 10);

/** The hour of the business day, 0 to 23. */
export const businessHour = (now: Date): number => new Date(now.getTime() + firmOffsetMs).getUTCHours();

export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
