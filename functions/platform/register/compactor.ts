import { DomainError } from '#shared/kernel/errors';
import type { RegisterField } from '#shared/register/fields';
import { apply, closeFile, countRows, createFile, tidy, type RegisterFile } from './file.ts';
import { discard, downloadSnapshot, freshPath, removeSnapshot, uploadSnapshot } from './snapshot.ts';
import { changesSince, countWaiting, movePointer, readPointer, type Pointer } from './store.ts';

/** Enough changes for a new snapshot at once; fewer wait until the last one is this old. */
const manyChanges = 1000;
const oldAfter = 5 * 60_000;
/** Changes that were on their way when the last snapshot was made are looked for this far back. */
const overlap = 5 * 60_000;
const snapshotsKept = 3;

export type Outcome = 'nothing-to-do' | 'moved' | 'someone-else-did';

/** Takes the waiting changes into a new snapshot when there are many, or when the last one is five minutes old. */
export const compact = async (list: string, fields: readonly RegisterField[], now: Date): Promise<Outcome> => {
  const pointer = await readPointer(list);
  const age = pointer ? now.getTime() - Date.parse(pointer.madeAt) : oldAfter;
  const waiting = await countWaiting(list, pointer?.position ?? '', manyChanges);
  if (waiting === 0 || (waiting < manyChanges && age < oldAfter)) return 'nothing-to-do';

  const file = pointer ? await downloadSnapshot(list, pointer.object) : createFile(await freshPath(list), fields);
  try {
    const from = pointer ? new Date(Date.parse(pointer.position) - overlap).toISOString() : '';
    for await (const changes of changesSince(list, from)) apply(file, changes);
    tidy(file, 'light');
    return await publish({
      list,
      file,
      rows: countRows(file),
      position: now.toISOString(),
      madeAt: now,
      seen: pointer,
    });
  } finally {
    await discard(file);
  }
};

type Publication = {
  list: string;
  file: RegisterFile;
  /** Counted before: the file is closed to be sent, and may be sent again. */
  rows: number;
  /** Every change written down before this instant is in the file, or is found again by the readers' overlap. */
  position: string;
  madeAt: Date;
  seen: Pointer | undefined;
};

/** Sends the file up and moves the pointer to it. Of two at once one wins; the other takes its own file away again. */
export const publish = async ({ list, file, rows, position, madeAt, seen }: Publication): Promise<Outcome> => {
  closeFile(file);
  const object = await uploadSnapshot(list, file.path, position);
  const kept = seen ? [seen.object, ...seen.kept] : [];
  try {
    await movePointer(
      list,
      { object, position, rows, madeAt: madeAt.toISOString(), kept: kept.slice(0, snapshotsKept - 1) },
      seen,
    );
  } catch (error) {
    await removeSnapshot(object);
    if (error instanceof DomainError) return 'someone-else-did';
    throw error;
  }
  for (const old of kept.slice(snapshotsKept - 1)) await removeSnapshot(old);
  return 'moved';
};
