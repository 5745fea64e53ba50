import * as z from 'zod/mini';
import { ExportRequest } from '#shared/imports/contract';
import { ExportView } from '#shared/imports/model';
import { DomainError } from '#shared/kernel/errors';
import { rememberCreation } from '#platform/http/idempotency';
import { commit, insert } from '#platform/table/commit';
import { keys } from '#platform/table/keys';
import { getItem, updateItem } from '#platform/table/table';

/** An export as it is stored: what was asked for, by whom, and how far it has come. */
export const ExportJob = z.object({
  ...ExportView.shape,
  ...ExportRequest.shape,
  ownerId: z.string(),
  expiresAt: z.int(),
});
export type ExportJob = z.infer<typeof ExportJob>;

export const insertExport = async (
  job: ExportJob,
  idempotency: Parameters<typeof rememberCreation>[1],
  now: Date,
): Promise<void> =>
  commit([
    insert({ ...keys.exportJob(job.ownerId, job.id), ...job }),
    ...rememberCreation(job.ownerId, idempotency, job.id, now),
  ]);

/** An export of this person; another's answers like one that does not exist. */
export const loadExport = async (ownerId: string, exportId: string): Promise<ExportJob> => {
  const item = await getItem(keys.exportJob(ownerId, exportId));
  if (!item) throw new DomainError('NOT_FOUND', 'there is no such export');
  return ExportJob.parse(item);
};

export const updateExport = async (
  job: ExportJob,
  changes: Partial<Pick<ExportJob, 'state' | 'progress' | 'failure'>>,
): Promise<void> => {
  const set = Object.entries(changes);
  await updateItem({
    Key: keys.exportJob(job.ownerId, job.id),
    UpdateExpression: `SET ${set.map((_, at) => `#n${String(at)} = :v${String(at)}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(set.map(([name], at) => [`#n${String(at)}`, name])),
    ExpressionAttributeValues: Object.fromEntries(set.map(([, value], at) => [`:v${String(at)}`, value])),
  });
};
