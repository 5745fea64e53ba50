import type { ImportRowView } from '#shared/imports/model';
import { customFields } from '../settings/store.ts';
import { findDuplicates } from './candidates.ts';
import { countOf, sum } from './counts.ts';
import { nothingMore, RunEvent, type BatchResult } from './event.ts';
import { readChunk, type ChunkRow } from './objects.ts';
import { ownerOf } from './owner.ts';
import { planOf } from './plan.ts';
import { progressed } from './progress.ts';
import { faultyAmong, replaceRows, rowsBetween } from './row-store.ts';
import { readImport, readSheet, updateImport } from './store.ts';
import { isFaulty, judgeRow, verdictOf, withoutFirst, type Faulty, type Sound, type Work } from './verdict.ts';
import { whyOf } from './why.ts';

const judged = async (
  work: Work,
  rows: readonly ChunkRow[],
  before: ReadonlyMap<number, ImportRowView>,
): Promise<ImportRowView[]> => {
  const leaders = rows.flatMap(({ same }) => same ?? []);
  const lost = await faultyAmong(work.importId, leaders);
  const all = rows.map((row): Sound | Faulty => {
    const one = judgeRow(work, row);
    if (isFaulty(one)) lost.add(row.row);
    return row.same !== undefined && lost.has(row.same) && !isFaulty(one) ? withoutFirst(work.plan, one) : one;
  });
  const faulty = all
    .filter(isFaulty)
    .map(({ row, name, faults }): ImportRowView => ({ row: row.row, status: 'fault', name, faults }));
  const sound = all.filter((one): one is Sound => !isFaulty(one));
  const found = await findDuplicates(work.caller, sound.map(draftOf), work.now);
  const told = sound.flatMap(
    (one, at) => verdictOf(work, one, found[at] ?? { candidates: [], held: false }, before.get(one.row.row)) ?? [],
  );
  return [...faulty, ...told];
};

/** What a row is compared by; a row that repeats an earlier one of the file is not compared again. */
const draftOf = ({ row, party, checked }: Sound) =>
  row.same === undefined ? { ...party, contacts: checked.body.contacts } : {};

/** Checks one piece of rows without writing a party, and says which piece is next. */
export const handler = async (input: unknown): Promise<BatchResult> => {
  const event = RunEvent.parse(input);
  const { importId, batch: step } = event;
  const now = new Date();
  const [batch, sheet, rows, fields] = await Promise.all([
    readImport(importId),
    readSheet(importId),
    readChunk(importId, step.next),
    customFields(),
  ]);
  if (batch.state !== 'checking' || !batch.mapping) return nothingMore(event);
  const [caller, plan] = await Promise.all([ownerOf(batch, now), planOf(batch.mapping, sheet.headers)]);
  const [from, to] = [rows[0]?.row ?? 0, rows.at(-1)?.row ?? 0];
  const before = await rowsBetween(importId, from, to);
  const decided = new Map(before.map((row) => [row.row, row]));
  const told = await judged({ importId, plan, caller, fields, reason: whyOf(batch), now }, rows, decided);
  await replaceRows(importId, before, told);
  const counts = sum(step.counts, countOf(rows, new Map(told.map((row) => [row.row, row]))));
  await updateImport({
    batch,
    changes: { checked: counts, progress: progressed(batch, rows.length, step.next, now) },
    now,
    quiet: true,
  });
  return { next: step.next + 1, more: step.next + 1 < (batch.chunks ?? 0), counts };
};
