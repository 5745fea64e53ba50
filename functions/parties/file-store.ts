import { DomainError } from '#shared/kernel/errors';
import { Attachment } from '#shared/parties/attachment';
import { insert, rewrite, type Write } from '#platform/table/commit';
import { keys, ranges } from '#platform/table/keys';
import { getItem, queryAll } from '#platform/table/table';

const expectedForSeconds = 24 * 60 * 60;
/** What was announced and never sent goes by itself after a day, so that it does not take up the party's room for files. */
const goes = ({ state, at }: Attachment) =>
  state === 'expected' ? { expiresAt: Math.floor(Date.parse(at) / 1000) + expectedForSeconds } : {};
const itemOf = (file: Attachment) => ({ ...keys.file(file.partyId, file.id), ...file, ...goes(file) });
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
