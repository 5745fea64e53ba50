import { createHash, getRandomValues } from 'node:crypto';
import { ulid } from 'ulid';

/** Random bytes for many ids at once: drawn letter by letter, as `ulid` does by itself, they cost more than the rest of an id. */
const pool = new Uint8Array(1024);
let left = 0;
const random = (): number => {
  if (left === 0) left = getRandomValues(pool).length;
  left -= 1;
  return (pool[left] ?? 0) / 256;
};

/** Ids carry their kind: `pty_01J…` (prefix + ULID, sortable by time). */
export const newId = (
  kind: 'pty' | 'cnt' | 'bnk' | 'prp' | 'fil' | 'nte' | 'tsk' | 'fld' | 'opt' | 'viw' | 'imp' | 'exp' | 'req',
): string => `${kind}_${ulid(undefined, random)}`;

export const sha256 = (value: string | Uint8Array): string => createHash('sha256').update(value).digest('hex');
