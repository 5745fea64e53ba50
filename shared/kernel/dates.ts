import * as z from 'zod/mini';

const isRealDay = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};

/** A business day in the firm's calendar, `YYYY-MM-DD`. */
export const Day = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD'),
  z.refine(isRealDay, 'a day that exists'),
);

/** An instant, ISO 8601 in UTC with milliseconds. */
export const Instant = z.iso.datetime();
