import { originalWidth } from '#shared/imports/fault-words';
import { headerRowOf, headersOf } from '#shared/imports/header-row';
import { maxRows, type SheetFormat, type SheetView } from '#shared/imports/model';
import { previewOf } from '#shared/imports/preview';
import { headerKey, suggestMapping } from '#shared/imports/suggest-mapping';
import type { ImportTarget } from '#shared/imports/target';
import { DomainError } from '#shared/kernel/errors';
import { sha256 } from '#platform/ids';
import { RunEvent } from './event.ts';
import { uploadStream } from './objects.ts';
import { ownerOf } from './owner.ts';
import { delimiterOf } from './sheet/csv.ts';
import { encodingOf, utf8Judge } from './sheet/encoding.ts';
import { rowsOf } from './sheet/rows.ts';
import { isBlank, type SheetRow } from './sheet/sheet-row.ts';
import { isZip } from './sheet/xlsx.ts';
import { readImport, rememberedMapping, saveSheet, updateImport } from './store.ts';
import { targetsFor } from './targets.ts';

const previewed = 20;

/** What kind of file was uploaded, by its bytes: names and types of uploads are often wrong. */
const formatOf = async (importId: string): Promise<SheetFormat> => {
  const judge = utf8Judge();
  for await (const bytes of await uploadStream(importId)) judge.see(bytes);
  const { sample, validUtf8 } = judge.verdict();
  if (isZip(sample)) return { kind: 'xlsx' };
  if (sample[0] === 0xd0 && sample[1] === 0xcf)
    throw new DomainError('FILE_TYPE_NOT_ALLOWED', 'this is an old .xls workbook; save it as .xlsx or CSV');
  const { encoding, bom } = encodingOf(sample, validUtf8);
  const text = new TextDecoder(encoding).decode(sample);
  if (text.includes('\0')) throw new DomainError('FILE_TYPE_NOT_ALLOWED', 'this is neither a CSV file nor a workbook');
  return { kind: 'csv', encoding, bom, delimiter: delimiterOf(text) };
};

type Looked = { first: SheetRow[]; filled: number; nullSeen: boolean };

const lookThrough = async (importId: string, format: SheetFormat): Promise<Looked> => {
  const looked: Looked = { first: [], filled: 0, nullSeen: false };
  for await (const row of rowsOf(importId, format)) {
    if (looked.first.length < 40) looked.first.push(row);
    if (isBlank(row)) continue;
    looked.filled += 1;
    looked.nullSeen ||= row.cells.some((cell) => cell.trim() === 'NULL');
    if (looked.filled > maxRows) throw new DomainError('FILE_TOO_LARGE', `a file has at most ${String(maxRows)} rows`);
  }
  return looked;
};

const sheetOf = (
  format: SheetFormat,
  { first, filled, nullSeen }: Looked,
  targets: readonly ImportTarget[],
): Omit<SheetView, 'suggestions'> => {
  const at = headerRowOf(
    first.map(({ cells }) => cells),
    targets,
  );
  const below = first
    .slice(at + 1)
    .filter((row) => !isBlank(row))
    .slice(0, previewed);
  const cells = first[at]?.cells ?? [];
  // A file of ours that comes back with its faults: their columns are not part of the sheet.
  const width = Math.max(
    originalWidth(cells),
    cells.length === originalWidth(cells) ? Math.max(0, ...below.map((row) => row.cells.length)) : 0,
  );
  const headers = headersOf(cells.slice(0, width), width);
  const above = first.slice(0, at + 1).filter((row) => !isBlank(row)).length;
  return {
    format,
    headers,
    headerRow: first[at]?.row ?? 1,
    preview: previewOf(
      below.map((row) => row.cells),
      headers.length,
    ),
    rows: Math.max(0, filled - above),
    nullSeen,
  };
};

/** Finds out what the file is and proposes a mapping: the first step of a run in mode `inspect`. */
export const handler = async (input: unknown): Promise<void> => {
  const { importId } = RunEvent.parse(input);
  const now = new Date();
  const batch = await readImport(importId);
  if (batch.state !== 'inspecting') return;
  const format = await formatOf(importId);
  const owner = await ownerOf(batch, now);
  const targets = await targetsFor(owner);
  const sheet = sheetOf(format, await lookThrough(importId, format), targets);
  if (sheet.rows === 0) throw new DomainError('FILE_TYPE_NOT_ALLOWED', 'there are no rows below the header');
  const { headers, preview } = sheet;
  const remembered = await rememberedMapping(owner.staffId, sha256(headerKey(headers)));
  const suggestions = suggestMapping({ headers, targets, remembered }).map((suggestion) => ({
    ...suggestion,
    samples: samplesOf(preview, suggestion.column),
  }));
  await saveSheet(importId, { ...sheet, suggestions });
  await updateImport({ batch, move: 'inspected', now });
};

const samplesOf = (preview: readonly (readonly string[])[], column: number): string[] =>
  [...new Set(preview.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== ''))].slice(0, 3);
