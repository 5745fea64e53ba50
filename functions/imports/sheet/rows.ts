import type { SheetFormat } from '#shared/imports/model';
import { uploadBytes, uploadStream } from '../objects.ts';
import { csvRows } from './csv.ts';
import type { SheetRow } from './sheet-row.ts';
import { xlsxRows } from './xlsx.ts';

/** All rows of an uploaded file in order, blank ones too, so that row numbers are those of the spreadsheet. */
export async function* rowsOf(importId: string, format: SheetFormat): AsyncGenerator<SheetRow> {
  if (format.kind === 'xlsx') yield* xlsxRows(await uploadBytes(importId));
  else yield* csvRows(await uploadStream(importId), format);
}
