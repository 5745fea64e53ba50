import { draftOfRow } from '#shared/imports/row-draft';
import { rowKeys, rowsSeen } from '#shared/imports/row-key';
import { noCounts, type SheetView } from '#shared/imports/model';
import { DomainError } from '#shared/kernel/errors';
import { RunEvent, nothingMore, type BatchResult } from './event.ts';
import { writeChunk, type ChunkRow } from './objects.ts';
import { planOf } from './plan.ts';
import { rowsAChunk } from './rows-a-chunk.ts';
import { rowsOf } from './sheet/rows.ts';
import { isBlank } from './sheet/sheet-row.ts';
import { readImport, readSheet, updateImport } from './store.ts';

async function* dataRows(importId: string, { format, headerRow }: SheetView): AsyncGenerator<ChunkRow> {
  for await (const row of rowsOf(importId, format)) if (row.row > headerRow && !isBlank(row)) yield row;
}

/** Cuts the file into pieces of rows, and says of each row which earlier one is the same party. */
export const handler = async (input: unknown): Promise<BatchResult> => {
  const event = RunEvent.parse(input);
  const { importId } = event;
  const now = new Date();
  const [batch, sheet] = await Promise.all([readImport(importId), readSheet(importId)]);
  if (batch.state !== 'checking') return nothingMore(event);
  if (!batch.mapping) throw new DomainError('INPUT_INVALID', 'the columns are not mapped yet');
  const plan = await planOf(batch.mapping, sheet.headers);
  const earlier = rowsSeen();
  let chunk: ChunkRow[] = [];
  let [chunks, total] = [0, 0];
  const flush = async (): Promise<void> => {
    await writeChunk(importId, chunks, chunk);
    [chunks, chunk] = [chunks + 1, []];
  };
  for await (const row of dataRows(importId, sheet)) {
    const same = earlier(row.row, rowKeys(draftOfRow(plan, row.cells)));
    chunk.push(same === undefined ? row : { ...row, same });
    total += 1;
    if (chunk.length === rowsAChunk) await flush();
  }
  if (chunk.length > 0) await flush();
  const at = now.toISOString();
  const progress = { done: 0, total, startedAt: at, updatedAt: at, rate: 0 };
  await updateImport({ batch, changes: { chunks, nextChunk: 0, checked: noCounts, progress }, now, quiet: true });
  return { next: 0, more: chunks > 0, counts: noCounts };
};
