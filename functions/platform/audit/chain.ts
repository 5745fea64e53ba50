import { AuditEntry, type FieldChange } from '#shared/access/audit';
import type { Caller } from '#shared/access/caller';
import { canonical } from '#shared/kernel/canonical';
import { sha256 } from '../ids.ts';
import { insert, type Write } from '../table/commit.ts';
import { keys, ranges } from '../table/keys.ts';
import { queryPage } from '../table/table.ts';

export const hashOf = (entry: Omit<AuditEntry, 'hash'>): string => sha256(entry.previous + canonical(entry));

/** The end of an entity's chain; a new entity starts at sequence 0. */
export type ChainHead = { seq: number; hash: string };
export const newChain: ChainHead = { seq: 0, hash: '' };

/** The last entry is read, not kept elsewhere: a second writer of the same sequence is refused and tries again. */
export const chainHead = async (entity: string): Promise<ChainHead> => {
  const { items } = await queryPage(ranges.audit(entity), { backwards: true, limit: 1 });
  const [last] = items;
  if (!last) return newChain;
  const { seq, hash } = AuditEntry.parse(last);
  return { seq, hash };
};

export type Happening = {
  entity: string;
  head: ChainHead;
  caller: Pick<Caller, 'staffId' | 'name'>;
  now: Date;
  action: string;
  part?: string;
  why?: string | null | undefined;
  changes: readonly FieldChange[];
};

/** The audit entry of a change, as one write of the change's own transaction. */
export const auditWrite = ({ entity, head, caller, now, action, part, why, changes }: Happening): Write => {
  const entry = {
    entity,
    seq: head.seq + 1,
    at: now.toISOString(),
    by: caller.staffId,
    byName: caller.name,
    action,
    ...(part ? { part } : {}),
    ...(why ? { why } : {}),
    changes: [...changes],
    previous: head.hash,
  };
  return insert({ ...keys.auditEntry(entity, entry.seq), ...entry, hash: hashOf(entry) });
};
