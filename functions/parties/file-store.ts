import { DomainError } from '#shared/kernel/errors';
import { Attachment } from '#shared/parties/attachment';
import { insert, rewrite, type Write } from '#platform/table/commit';
import { keys, ranges } from '#platform/table/keys';
import { getItem, queryAll } from '#platform/table/table';

const itemOf = (file: Attachment) => ({ ...keys.file(file.partyId, file.id), ...file });
export const newFileWrite = (file: Attachment): Write => insert(itemOf(file));
export const fileWrite = (before: Attachment, after: Attachment): Write => rewrite(itemOf(after), before.version);

export const loadFile = async (partyId: string, fileId: string): Promise<Attachment> => {
  const item = await getItem(keys.file(partyId, fileId));
  if (!item) throw new DomainError('NOT_FOUND', 'there is no such file');
  return Attachment.parse(item);
};

/** All files of a party in every state, the newest first. */
export const filesOf = async (partyId: string): Promise<Attachment[]> =>
  (await queryAll(ranges.files(partyId), { backwards: true })).map((item) => Attachment.parse(item));
