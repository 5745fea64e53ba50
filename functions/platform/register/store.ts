import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import * as z from 'zod/mini';
import { newId } from '../ids.ts';
import { commit, insert, replace } from '../table/commit.ts';
import { keys } from '../table/keys.ts';
import { getItem, putItem, queryPage, type Item, type Key } from '../table/table.ts';
import { Change, type Applied } from './file.ts';

/** Where the newest snapshot is, and up to which instant it is complete. `kept` are older ones, newest first. */
export const Pointer = z.object({
  version: z.int(),
  object: z.string(),
  position: z.string(),
  rows: z.int(),
  madeAt: z.string(),
  kept: z.array(z.string()),
});
export type Pointer = z.infer<typeof Pointer>;

const Delta = z.object({ sk: z.string(), changes: z.instanceof(Uint8Array), count: z.int() });
// Longer than any outage that the stream itself survives; by then a compactor has taken them in.
const keptDays = 3;
const mostBytes = 200_000;

export const readPointer = async (list: string): Promise<Pointer | undefined> => {
  const item = await getItem(keys.registerPointer(list));
  return item ? Pointer.parse(item) : undefined;
};

/** Moves the pointer from the state that was seen; refused if someone else moved it meanwhile. */
export const movePointer = async (
  list: string,
  pointer: Omit<Pointer, 'version'>,
  seen: Pointer | undefined,
): Promise<void> => {
  const item = { ...keys.registerPointer(list), ...pointer, version: (seen?.version ?? 0) + 1 };
  await commit([seen ? replace(item, seen.version) : insert(item)]);
};

/**
 * Writes changes down for the readers, compressed together: many changes at once cost far fewer units than each alone.
 * The instant is taken right before each write, so that a slow one is not filed under a time that readers have passed.
 */
export const writeChanges = async (list: string, changes: readonly Change[], now: () => Date): Promise<void> => {
  if (changes.length === 0) return;
  const packed = zstdCompressSync(JSON.stringify(changes));
  if (packed.length > mostBytes && changes.length > 1) {
    const half = Math.ceil(changes.length / 2);
    await writeChanges(list, changes.slice(0, half), now);
    await writeChanges(list, changes.slice(half), now);
    return;
  }
  const at = now();
  const expiresAt = Math.floor(at.getTime() / 1000) + keptDays * 86_400;
  const key = keys.registerDelta(list, at.toISOString(), newId('req'));
  await putItem({ ...key, changes: new Uint8Array(packed), count: changes.length, expiresAt });
};

const ranged = (list: string, from: string) => ({
  pk: keys.registerDelta(list, '', '').pk,
  from: `D#${from}`,
  to: 'D#~',
});

/** Changes that were written down together; `key` is this writing's alone. */
export type Writing = { key: string; at: string; changes: () => Applied[] };

/** What was written down since an instant, page by page, in the order it was written down. */
export async function* writingsSince(list: string, from: string): AsyncGenerator<Writing[]> {
  let after: Key | undefined;
  do {
    const page = await queryPage(ranged(list, from), { eventual: true, after });
    yield page.items.map(writingOf);
    after = page.next as Key | undefined;
  } while (after);
}

/** The changes themselves, page by page. */
export async function* changesSince(list: string, from: string): AsyncGenerator<Applied[]> {
  for await (const writings of writingsSince(list, from)) yield writings.flatMap(({ changes }) => changes());
}

const writingOf = (item: Item): Writing => {
  const { sk, changes } = Delta.parse(item);
  const at = sk.split('#')[1] ?? '';
  return { key: sk, at, changes: () => unpacked(changes, at) };
};

const unpacked = (changes: Uint8Array, at: string): Applied[] =>
  z
    .array(Change)
    .parse(JSON.parse(zstdDecompressSync(changes).toString()))
    .map((change) => ({ change, at }));

/** How many changes wait to be taken into a snapshot, counted no further than `most`. */
export const countWaiting = async (list: string, from: string, most: number): Promise<number> => {
  let waiting = 0;
  let after: Key | undefined;
  do {
    const page = await queryPage(ranged(list, from), { eventual: true, after });
    for (const item of page.items) waiting += Delta.parse(item).count;
    after = page.next as Key | undefined;
  } while (after && waiting < most);
  return waiting;
};
