import type { RegisterField } from '#shared/register/fields';
import type { RegisterRow } from '#shared/register/row';
import { AwsError } from '../aws/client.ts';
import { apply, createFile, type Applied, type Pending, type RegisterFile } from './file.ts';
import { discard, downloadSnapshot, freshPath, holdAlone } from './snapshot.ts';
import { readPointer, writingsSince } from './store.ts';

/** `lookedAt`: of the last look that went far back. `seen` are the writings taken in since then, `told` the rows in them and when. */
type Copy = {
  file: RegisterFile;
  loadedAt: number;
  readAt: number;
  lookedAt: number;
  seen: Map<string, number>;
  told: Map<string, string>;
};

/** Clocks differ and reads lag a little: what was written down in this time before the last look is looked at again. */
const overlap = 1_000;
/** A writing that was held up for longer is found by a look that goes further back, one every five seconds. */
const farOverlap = 10_000;
const farEvery = 5_000;
/** Rows of this process's own writes that wait in memory for the next question. */
const mostWaiting = 64;
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
  const waiting = new Map<string, Pending>();
  let last: Promise<unknown> = Promise.resolve();

  const leveled = async (now: number): Promise<RegisterFile> => {
    if (copy && now - copy.loadedAt > freshFor) {
      const { file } = copy;
      copy = undefined;
      waiting.clear();
      await discard(file);
    }
    if (copy && copy.readAt >= now) {
      takeIn(copy, []);
      return copy.file;
    }
    if (!copy) {
      const { file, position } = await loaded(list, fields);
      const nothing = { seen: new Map<string, number>(), told: new Map<string, string>() };
      copy = { file: await holdAlone(file), loadedAt: now, readAt: position, lookedAt: position, ...nothing };
    }
    await lookAgain(copy, now);
    return copy.file;
  };

  const lookAgain = async (known: Copy, now: number): Promise<void> => {
    const far = now - known.lookedAt >= farEvery;
    const from = far ? known.lookedAt - farOverlap : known.readAt - overlap;
    for await (const writings of writingsSince(list, iso(from))) {
      const fresh = writings.filter(({ key }) => !known.seen.has(key));
      const changes = fresh.flatMap((writing) => writing.changes());
      takeIn(known, changes);
      for (const { key, at } of fresh) known.seen.set(key, Date.parse(at));
    }
    takeIn(known, []);
    known.readAt = Math.max(known.readAt, now);
    if (far) forget(known, now);
  };

  /** Own writes first, unless what the stream brings now is later; then what it brings. */
  const takeIn = ({ file, told }: Copy, changes: readonly Applied[]): void => {
    for (const { change, at } of changes) told.set(change.id, at);
    const pending = [...waiting.values()].filter(({ row, at }) => (told.get(row.id) ?? '') <= at);
    waiting.clear();
    apply(file, changes, pending);
  };

  /** What no later look reaches needs no remembering. */
  const forget = (known: Copy, now: number): void => {
    known.lookedAt = now;
    const reach = now - farOverlap;
    for (const [key, at] of known.seen) if (at < reach) known.seen.delete(key);
    for (const [id, at] of known.told) if (Date.parse(at) < reach) known.told.delete(id);
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
      if (!copy) return;
      waiting.set(row.id, { row, at: now.toISOString() });
      if (waiting.size >= mostWaiting) takeIn(copy, []);
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
