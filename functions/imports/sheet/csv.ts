import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import { fromPlainText } from '#shared/imports/formula-text';
import { delimiters, type SheetFormat } from '#shared/imports/model';
import { DomainError } from '#shared/kernel/errors';
import { asRow, type SheetRow } from './sheet-row.ts';

type Delimiter = (typeof delimiters)[number];

const lenient = {
  relax_column_count: true,
  // A quote in the middle of a cell, as in 18" pipe, is a character.
  relax_quotes: true,
  skip_empty_lines: false,
  max_record_size: 4_000_000,
} as const;

/**
 * The delimiter that cuts the first lines most evenly: the most columns that nearly every line has. A comma wins a tie.
 */
export const delimiterOf = (text: string): Delimiter => {
  const judged = delimiters.map((delimiter) => {
    const widths = widthsOf(text, delimiter);
    const most = Math.max(1, ...widths);
    const common = mostFrequent(widths);
    const even = widths.filter((width) => width === common).length / Math.max(1, widths.length);
    return { delimiter, score: (common > 1 ? common : most > 1 ? 1.5 : 0) * even };
  });
  return judged.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
};

const widthsOf = (text: string, delimiter: Delimiter): number[] => {
  try {
    const records: string[][] = parseSync(text, { ...lenient, delimiter, to: 30 });
    return records.filter((record) => record.some((cell) => cell.trim() !== '')).map(({ length }) => length);
  } catch {
    return [];
  }
};

const mostFrequent = (widths: readonly number[]): number => {
  const counts = Map.groupBy(widths, (width) => width);
  return [...counts].sort(([a, many], [b, few]) => few.length - many.length || b - a)[0]?.[0] ?? 0;
};

/** A quote that is opened and never closed, or one cell of megabytes: the parser says where. */
const unreadable = ({ message }: CsvError): DomainError =>
  new DomainError('FILE_TYPE_NOT_ALLOWED', `this CSV file cannot be read: ${message}`);

/** The records of a CSV file as they pass; memory holds one at a time. */
export async function* csvRows(
  bytes: ReadableStream<Uint8Array>,
  { encoding, delimiter }: SheetFormat,
): AsyncGenerator<SheetRow> {
  // The decoder drops a byte order mark by itself.
  const text = bytes.pipeThrough(new TextDecoderStream(encoding ?? 'utf-8'));
  const parser = parse({ ...lenient, delimiter: delimiter ?? ',' });
  const source = Readable.fromWeb(text);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let row = 0;
  try {
    for await (const record of parser) yield asRow((row += 1), (record as string[]).map(fromPlainText));
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error) : error;
  }
}
