import { AuditEntry } from '#shared/access/audit';
import { ranges } from '#platform/table/keys';
import { queryAll, type Range } from '#platform/table/table';

const countOf = async (range: Range): Promise<number> => (await queryAll(range)).length;

export const notesAndTasksOf = async (partyId: string): Promise<{ notes: number; tasks: number }> => {
  const [notes, tasks] = await Promise.all([countOf(ranges.notes(partyId)), countOf(ranges.tasks(partyId))]);
  return { notes, tasks };
};

/** The whole trail of an entity: for a look that is taken seldom and logged. */
export const allEntries = async (entity: string): Promise<AuditEntry[]> =>
  (await queryAll(ranges.audit(entity))).map((item) => AuditEntry.parse(item));
