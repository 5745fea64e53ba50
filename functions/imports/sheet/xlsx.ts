import { readSheet } from 'read-excel-file/node';
import { DomainError } from '#shared/kernel/errors';
import { asRow, type SheetRow } from './sheet-row.ts';

const mostUnpacked = 400 * 1024 * 1024;

/**
 * What the parts of a zip claim to unpack to, from its directory at the end. A workbook of a few kilobytes that claims gigabytes
 * is not opened.
 */
export const unpackedSize = (bytes: Uint8Array): number | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const earliest = Math.max(0, bytes.length - 65_557);
  for (let end = bytes.length - 22; end >= earliest; end -= 1) {
    if (view.getUint32(end, true) !== 0x06054b50) continue;
    const [entries, start] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)];
    let [at, total] = [start, 0];
    for (let entry = 0; entry < entries && at + 46 <= bytes.length; entry += 1) {
      if (view.getUint32(at, true) !== 0x02014b50) return undefined;
      total += view.getUint32(at + 24, true);
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return total;
  }
  return undefined;
};

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

type Cell = string | number | boolean | Date | null | undefined;

/** A cell as text: a day as a day, a number with all its digits and no group signs, a formula as what it came to. */
const textOf = (cell: Cell): string => {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date)
    return cell
      .toISOString()
      .replace(/T00:00:00\.000Z$/, '')
      .replace(/\.000Z$/, '');
  if (typeof cell === 'number')
    return Number.isInteger(cell) && Math.abs(cell) < 1e21 ? BigInt(cell).toString() : String(cell);
  return String(cell);
};

/** The rows of a workbook's first sheet. A workbook is read whole: it is bounded by its unpacked size. */
export async function* xlsxRows(bytes: Uint8Array): AsyncGenerator<SheetRow> {
  const size = unpackedSize(bytes);
  if (size === undefined) throw new DomainError('FILE_TYPE_NOT_ALLOWED', 'this workbook cannot be read');
  if (size > mostUnpacked) throw new DomainError('FILE_TOO_LARGE', 'this workbook unpacks to too much');
  let rows: Cell[][];
  try {
    rows = (await readSheet(Buffer.from(bytes))) as Cell[][];
  } catch (error) {
    throw new DomainError(
      'FILE_TYPE_NOT_ALLOWED',
      `this workbook cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  for (const [at, cells] of rows.entries()) yield asRow(at + 1, cells.map(textOf));
}
