import * as z from 'zod/mini';
import { AuditEntry } from '#shared/access/audit';
import { openCursor, sealCursor } from '../cursor.ts';
import { keys, ranges } from '../table/keys.ts';
import { queryPage } from '../table/table.ts';

type Asked = { limit: number; cursor?: string | undefined };

/** One page of an entity's chain, newest first. */
export const auditPage = async (
  entity: string,
  readerId: string,
  { limit, cursor }: Asked,
): Promise<{ entries: AuditEntry[]; nextCursor: string | null }> => {
  const binding = `audit|${entity}|${readerId}`;
  const after =
    cursor === undefined ? undefined : keys.auditEntry(entity, z.int().parse(await openCursor(cursor, binding)));
  const { items, next } = await queryPage(ranges.audit(entity), { backwards: true, limit, after });
  const entries = items.map((item) => AuditEntry.parse(item));
  const last = entries.at(-1)?.seq ?? 1;
  return { entries, nextCursor: next && last > 1 ? await sealCursor(last, binding) : null };
};

export const readEntry = async (entity: string, seq: number): Promise<AuditEntry | undefined> => {
  const key = keys.auditEntry(entity, seq);
  const { items } = await queryPage({ pk: key.pk, from: key.sk, to: key.sk });
  const [item] = items;
  return item ? AuditEntry.parse(item) : undefined;
};
