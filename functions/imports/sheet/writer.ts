import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import writeExcelFile from 'write-excel-file/node';
import type { Cell } from '#shared/imports/export-columns';
import { asPlainText } from '#shared/imports/formula-text';
import type { fileKinds } from '#shared/imports/model';
import { DomainError } from '#shared/kernel/errors';

export type FileKind = (typeof fileKinds)[number];

/** A workbook is built in memory; beyond this a CSV file is the way. */
export const mostWorkbookCells = 1_500_000;

const csvCell = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return typeof cell === 'string' ? asPlainText(cell) : cell.day;
};

async function* csvRecords(headers: readonly string[], rows: AsyncIterable<readonly Cell[]>): AsyncGenerator<string[]> {
  yield headers.map(csvCell);
  for await (const row of rows) yield row.map(csvCell);
}

/** UTF-8 with a byte order mark, which Excel needs to read Chinese; a row at a time. */
const writeCsv = (path: string, headers: readonly string[], rows: AsyncIterable<readonly Cell[]>): Promise<void> =>
  pipeline(
    Readable.from(csvRecords(headers, rows)),
    stringify({ bom: true, record_delimiter: 'windows' }),
    createWriteStream(path),
  );

// XML has no place for these, however they came into a name.
// eslint-disable-next-line no-control-regex -- they are what is looked for
const printable = (text: string): string => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/gu, '');

const workbookCell = (cell: Cell) => {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return { value: cell, type: Number };
  // Always typed as text: nothing a person typed is ever calculated.
  if (typeof cell === 'string') return { value: printable(cell), type: String };
  return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
};

const writeWorkbook = async (
  path: string,
  headers: readonly string[],
  rows: AsyncIterable<readonly Cell[]>,
): Promise<void> => {
  const sheet: ReturnType<typeof workbookCell>[][] = [];
  let cells = 0;
  for await (const row of rows) {
    cells += row.length;
    if (cells > mostWorkbookCells) throw new DomainError('FILE_TOO_LARGE', 'this is too much for a workbook; take CSV');
    sheet.push(row.map(workbookCell));
  }
  const head = headers.map((header) => ({ value: printable(header), type: String, fontWeight: 'bold' as const }));
  const columns = headers.map((header) => ({ width: Math.min(40, Math.max(10, header.length * 2 + 4)) }));
  await writeExcelFile([head, ...sheet], { columns, stickyRowsCount: 1 }).toFile(path);
};

export const writeSheet = (
  kind: FileKind,
  path: string,
  headers: readonly string[],
  rows: AsyncIterable<readonly Cell[]>,
): Promise<void> => (kind === 'csv' ? writeCsv(path, headers, rows) : writeWorkbook(path, headers, rows));
