import { createHash } from 'node:crypto';
import type { NewId } from '#shared/imports/load-row';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 80 bits of a hash in Crockford's letters: the second part of a ULID. */
const hashed = (text: string): string => {
  const bytes = createHash('sha256').update(text).digest();
  return Array.from({ length: 16 }, (_, at) => alphabet[(bytes[at] ?? 0) & 31]).join('');
};

/**
 * The ids of what a row creates, the same whenever it is loaded: the time of the import, and a hash of import, row and place
 * within the row. So a row that is loaded again after a crash meets what it has made already.
 */
export const rowIds = (importId: string, row: number): NewId => {
  const time = importId.slice(4, 14);
  const counts = new Map<string, number>();
  return (kind) => {
    const count = counts.get(kind) ?? 0;
    counts.set(kind, count + 1);
    return `${kind}_${time}${hashed(`${importId}|${String(row)}|${kind}|${String(count)}`)}`;
  };
};
