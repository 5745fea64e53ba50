import { nextNumber } from '#platform/numbers';
import { customFields } from '../settings/store.ts';
import { sum } from './counts.ts';
import { nothingMore, RunEvent, type BatchResult } from './event.ts';
import { loadRows } from './load-rows.ts';
import { readChunk, type ChunkRow } from './objects.ts';
import { ownerOf } from './owner.ts';
import { planOf } from './plan.ts';
import { progressed } from './progress.ts';
import { doneBetween, rowsBetween } from './row-store.ts';
import { readImport, readSheet, updateImport } from './store.ts';
import { whyOf } from './why.ts';

/** Numbers for all rows at once, in the order of the file; gaps are allowed. */
const numbersFor = async (
  rows: readonly ChunkRow[],
  isDone: (row: number) => boolean,
): Promise<(row: number) => number> => {
  const open = rows.filter(({ row }) => !isDone(row));
  const first = open.length === 0 ? 0 : await nextNumber('party', open.length);
  const numbers = new Map(open.map(({ row }, at) => [row, first + at]));
  return (row) => numbers.get(row) ?? 0;
};

/**
 * Loads one piece of rows. A piece that is loaded again after a crash finds each row that is done, by the item that was written
 * with it, and loads exactly the rest.
 */
export const handler = async (input: unknown): Promise<BatchResult> => {
  const event = RunEvent.parse(input);
  const { importId, batch: step } = event;
  const now = new Date();
  const [batch, sheet] = await Promise.all([readImport(importId), readSheet(importId)]);
  if (batch.state !== 'loading' || !batch.mapping || step.next >= (batch.chunks ?? 0)) return nothingMore(event);
  const [caller, plan, rows, fields] = await Promise.all([
    ownerOf(batch, now),
    planOf(batch.mapping, sheet.headers),
    readChunk(importId, step.next),
    customFields(),
  ]);
  const [from, to] = [rows[0]?.row ?? 0, rows.at(-1)?.row ?? 0];
  const [told, done] = await Promise.all([rowsBetween(importId, from, to), doneBetween(importId, from, to)]);
  const numberOf = await numbersFor(rows, (row) => done.has(row));
  const work = { importId, plan, caller, fields, reason: whyOf(batch), now };
  const loaded = await loadRows({ ...work, done, numberOf, told: new Map(told.map((row) => [row.row, row])) }, rows);
  const [next, counts] = [step.next + 1, sum(step.counts, loaded)];
  await updateImport({
    batch,
    changes: { loaded: counts, nextChunk: next, progress: progressed(batch, rows.length, step.next, new Date()) },
    now: new Date(),
    quiet: true,
  });
  return { next, more: next < (batch.chunks ?? 0), counts };
};
