import type { Caller } from '#shared/access/caller';
import { archivedParty } from '#shared/parties/change-party';
import type { WholeParty } from '#shared/parties/visible';
import { DomainError } from '#shared/kernel/errors';
import { retrying } from '#platform/table/commit';
import { loadParty } from '../parties/store.ts';
import { nothingMore, RunEvent, type BatchResult } from './event.ts';
import { atOnce } from './in-turn.ts';
import { readChunk } from './objects.ts';
import { ownerOf } from './owner.ts';
import { archivingWrites, hashOfParty, restoringWrites, undoRow } from './party-store.ts';
import { begun, progressed } from './progress.ts';
import { doneBetween, saveDone, saveRow, type Done } from './row-store.ts';
import { readImport, updateImport } from './store.ts';
import { whyOf } from './why.ts';

type Undo = { importId: string; caller: Caller; why: string; now: Date };

const present = async (partyId: string, caller: Caller): Promise<WholeParty | undefined> => {
  try {
    return await loadParty(partyId, caller);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
};

/** Takes one row back if its party is as the row left it; else leaves it and says so. */
const undo = async ({ importId, caller, why, now }: Undo, done: Done): Promise<'undone' | 'left'> => {
  if (done.undone) return done.undone;
  const whole = await present(done.partyId, caller);
  if (!whole || hashOfParty(whole) !== done.after) {
    await saveRow(importId, {
      row: done.row,
      status: 'left',
      name: whole?.party.legalName ?? '',
      faults: [],
      partyId: done.partyId,
    });
    await saveDone(importId, { ...done, undone: 'left' });
    return 'left';
  }
  const act = { importId, row: done.row, caller, why, now };
  if (done.outcome === 'created')
    await undoRow(act, done, archivingWrites(whole, archivedParty(whole.party, caller, now), done));
  else await undoRow(act, done, restoringWrites(whole, done));
  return 'undone';
};

/** Takes one piece of rows back, the last rows first: a row that changed an earlier one's party goes before it. */
export const handler = async (input: unknown): Promise<BatchResult> => {
  const event = RunEvent.parse(input);
  const { importId, batch: step } = event;
  const now = new Date();
  const batch = await readImport(importId);
  const chunks = batch.chunks ?? 0;
  if (batch.state !== 'undoing' || step.next >= chunks) return nothingMore(event);
  const caller = await ownerOf(batch, now);
  const rows = await readChunk(importId, chunks - 1 - step.next);
  const done = await doneBetween(importId, rows[0]?.row ?? 0, rows.at(-1)?.row ?? 0);
  const work = { importId, caller, why: `undo ${whyOf(batch)}`.slice(0, 500), now };
  const counts = { undone: step.counts.updated, left: step.counts.skipped };
  const changed = [...done.values()].filter(({ outcome }) => outcome !== 'unchanged').sort((a, b) => b.row - a.row);
  await atOnce(8, [...Map.groupBy(changed, ({ partyId }) => partyId).values()], async (ofParty) => {
    for (const one of ofParty) counts[await retrying(() => undo(work, one))] += 1;
  });
  const progress = step.next === 0 ? begun(batch, now) : batch.progress;
  await updateImport({
    batch,
    changes: { undone: counts, progress: progressed({ ...batch, progress }, rows.length, step.next, new Date()) },
    now: new Date(),
    quiet: true,
  });
  // What was taken back is carried as `updated`, what was left as `skipped`: a piece that is undone twice counts once.
  return {
    next: step.next + 1,
    more: step.next + 1 < chunks,
    counts: { ...step.counts, updated: counts.undone, skipped: counts.left },
  };
};
