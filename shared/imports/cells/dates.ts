import { Day } from '../../kernel/dates.ts';
import { plain } from './text.ts';

const forms = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})\.?$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

/** Excel counts days from 1899-12-30 (its 1900 is a leap year that never was). */
const daysFromExcel = Date.UTC(1899, 11, 30);
const aDay = 24 * 60 * 60 * 1000;

/**
 * A business day: `2024-01-05`, `2024/1/5`, `2024.1.5`, `2024年1月5日`, `20240105`, each with or without a time, or Excel's
 * number of the day. `05/01/2024` could be May or January and is refused.
 */
export const readDate = (cell: string): string | undefined => {
  const given = plain(cell)
    .replace(/[\sT]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i, '')
    .replace(/\s+/g, '');
  for (const form of forms) {
    const [, year, month = '', day = ''] = form.exec(given) ?? [];
    if (year) return real(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  }
  // 10000 is 1927-05-18: a shorter number is a year or a count, not a day.
  if (/^\d{5}(\.0+)?$/.test(given))
    return real(new Date(daysFromExcel + Math.trunc(Number(given)) * aDay).toISOString().slice(0, 10));
  return undefined;
};

const real = (day: string): string | undefined => (Day.safeParse(day).success ? day : undefined);
