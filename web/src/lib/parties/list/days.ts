const aDay = 86_400_000;

/** Today in the firm's calendar (China has one zone), as `YYYY-MM-DD`. */
export const today = (now = Date.now()): string => new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);

/** Whole days from today to a day; negative when it has passed. */
export const daysUntil = (day: string, from = today()): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / aDay);
