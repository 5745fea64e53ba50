/** `today`, `today+30d`, `today-2w`, `today+6m`, `today-1y`: a day that moves with the calendar, for views that are kept. */
const pattern = /^today(?:([+-])(\d{1,3})([dwmy]))?$/;

export const isRelativeDay = (text: string): boolean => pattern.test(text);

const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

/** The day meant, seen from `today`; a month step never leaves the month it lands in (31 January + 1m is the last of February). */
export const resolveDay = (text: string, today: string): string => {
  const [, sign, count, unit] = pattern.exec(text) ?? [];
  if (!pattern.test(text)) return text;
  if (!sign || !count || !unit) return today;
  const steps = Number(count) * (sign === '-' ? -1 : 1);
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  if (unit === 'd' || unit === 'w')
    return iso(new Date(Date.UTC(year, month - 1, day + steps * (unit === 'w' ? 7 : 1))));
  const months = year * 12 + (month - 1) + steps * (unit === 'y' ? 12 : 1);
  const [toYear, toMonth] = [Math.floor(months / 12), ((months % 12) + 12) % 12];
  return iso(new Date(Date.UTC(toYear, toMonth, Math.min(day, lastDayOf(toYear, toMonth)))));
};

const iso = (date: Date): string => date.toISOString().slice(0, 10);

/** The first and the last millisecond of a day in the firm's calendar; China has one zone and no summer time. */
export const dayStart = (day: string, offset = '+08:00'): string =>
  new Date(`${day}T00:00:00.000${offset}`).toISOString();
export const dayEnd = (day: string, offset = '+08:00'): string =>
  new Date(`${day}T23:59:59.999${offset}`).toISOString();
