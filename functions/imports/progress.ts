import type { Progress } from '#shared/imports/model';
import { rowsAChunk } from './rows-a-chunk.ts';
import type { ImportBatch } from './store.ts';

/** How far a run has come after a piece; said in absolute numbers, so that a piece done twice counts once. */
export const progressed = ({ progress }: ImportBatch, rows: number, chunk: number, now: Date): Progress => {
  const { total = 0, startedAt = now.toISOString() } = progress ?? {};
  const done = Math.min(total, chunk * rowsAChunk + rows);
  const seconds = Math.max(0.001, (now.getTime() - Date.parse(startedAt)) / 1000);
  return { done, total, startedAt, updatedAt: now.toISOString(), rate: Math.round(done / seconds) };
};

export const begun = ({ progress }: ImportBatch, now: Date): Progress => {
  const at = now.toISOString();
  return { done: 0, total: progress?.total ?? 0, startedAt: at, updatedAt: at, rate: 0 };
};
