import type { RegisterField } from '#shared/register/fields';
import type { RegisterRow } from '#shared/register/row';
import { AwsError } from '../aws/client.ts';
import { apply, applyPending, createFile, type RegisterFile } from './file.ts';
import { discard, downloadSnapshot, freshPath, holdAlone } from './snapshot.ts';
import { changesSince, readPointer } from './store.ts';

type Copy = { file: RegisterFile; loadedAt: number; readAt: number };

/** Clocks differ and reads lag; what was written down shortly before the last look is looked at again. */
const overlap = 10_000;
/** A snapshot's last changes may have been on their way when it was made. */
const firstOverlap = 60_000;
/** A copy is brought down anew now and then, so that a change that came later than any overlap is not missed for ever. */
const freshFor = 3_600_000;

const iso = (instant: number): string => new Date(Math.max(0, instant)).toISOString();

/** This process's own copy of a register: brought down once, then kept level by one Query a request. */
export type Reader = {
  /** The copy as it was at `now` or later: several questions of one request, which have one `now`, cost one Query. */
  level: (now: Date) => Promise<RegisterFile>;
  /** Puts in what this process has just written, without waiting for the stream. */
  put: (row: RegisterRow, now: Date) => void;
  close: () => Promise<void>;
};

export const openReader = (list: string, fields: readonly RegisterField[]): Reader => {
  let copy: Copy | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const leveled = async (now: number): Promise<RegisterFile> => {
    if (copy && now - copy.loadedAt > freshFor) {
      await discard(copy.file);
      copy = undefined;
    }
    if (copy && copy.readAt >= now) return copy.file;
    if (!copy) {
      const { file, position } = await loaded(list, fields);
      copy = { file: await holdAlone(file), loadedAt: now, readAt: position };
    }
    for await (const changes of changesSince(list, iso(copy.readAt - overlap))) apply(copy.file, changes);
    copy.readAt = Math.max(copy.readAt, now);
    return copy.file;
  };

  return {
    // One after the other: two requests at once must not bring the copy down twice.
    level: (now) => {
      const mine = last.then(
        () => leveled(now.getTime()),
        () => leveled(now.getTime()),
      );
      last = mine.catch(() => undefined);
      return mine;
    },
    put: (row, now) => {
      if (copy) applyPending(copy.file, row, now.toISOString());
    },
    close: async () => {
      await last;
      if (copy) await discard(copy.file);
      copy = undefined;
    },
  };
};

const loaded = async (
  list: string,
  fields: readonly RegisterField[],
): Promise<{ file: RegisterFile; position: number }> => {
  for (let attempt = 1; ; attempt += 1) {
    const pointer = await readPointer(list);
    if (!pointer) break;
    try {
      const file = await downloadSnapshot(list, pointer.object);
      return { file, position: Date.parse(pointer.position) - firstOverlap };
    } catch (error) {
      // A newer snapshot took its place between the two reads.
      if (!(error instanceof AwsError && error.status === 404) || attempt === 3) throw error;
    }
  }
  return { file: createFile(await freshPath(list), fields), position: 0 };
};
