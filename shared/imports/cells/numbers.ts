import { plain } from './text.ts';

/** Digits with or without groups of thousands, as text without groups; undefined where it is not a number. */
export const readDecimal = (cell: string): string | undefined => {
  const given = plain(cell).replace(/\s/g, '');
  const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(given);
  const written = grouped ? given.replace(/,/g, '') : given;
  return /^[+-]?\d+(\.\d+)?$/.test(written) ? written.replace(/^\+/, '') : undefined;
};

/** A spreadsheet may write a large number as `1.2E7`. */
export const readNumber = (cell: string): number | undefined => {
  const written = readDecimal(cell) ?? (/^[+-]?\d+(\.\d+)?e[+-]?\d+$/i.test(plain(cell)) ? plain(cell) : undefined);
  const number = written === undefined ? Number.NaN : Number(written);
  return Number.isFinite(number) ? number : undefined;
};

/** A whole number, with its unit if need be: `120人`, `30 days`. */
export const readWhole = (cell: string): number | undefined => {
  const number = readNumber(plain(cell).replace(/\s*(人|名|位|个|天|日|工作日|days?|people|employees)$/i, ''));
  return number !== undefined && Number.isInteger(number) ? number : undefined;
};

/** A rate from 0 to 1 as a decimal string: `13%`, `0.13`. A bare 13 could be either and is refused. */
export const readRate = (cell: string): string | undefined => {
  const given = plain(cell);
  const percent = given.endsWith('%');
  const written = readDecimal(percent ? given.slice(0, -1) : given);
  if (written === undefined || written.startsWith('-')) return undefined;
  const rate = percent ? shifted(written, -2) : written;
  const trimmed = rate.includes('.') ? rate.replace(/\.?0+$/, '') : rate;
  return /^(0(\.\d{1,6})?|1)$/.test(trimmed) ? trimmed : undefined;
};

/** A decimal string times ten to a power, exactly. */
export const shifted = (decimal: string, power: number): string => {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  const digits = whole + fraction;
  const point = whole.length + power;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = point <= 0 ? 1 : point;
  const [left, right] = [padded.slice(0, at).replace(/^0+(?=\d)/, ''), padded.slice(at).replace(/0+$/, '')];
  return sign + left + (right === '' ? '' : `.${right}`);
};
