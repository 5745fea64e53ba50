import { createHash } from 'node:crypto';
import { ulid } from 'ulid';

/** Ids carry their kind: `pty_01J…` (prefix + ULID, sortable by time). */
export const newId = (
  kind: 'pty' | 'cnt' | 'bnk' | 'prp' | 'fil' | 'nte' | 'tsk' | 'fld' | 'opt' | 'viw' | 'imp' | 'exp' | 'req',
): string => `${kind}_${ulid()}`;

export const sha256 = (value: string | Uint8Array): string => createHash('sha256').update(value).digest('hex');
