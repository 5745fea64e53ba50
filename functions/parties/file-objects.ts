import type { Attachment } from '#shared/parties/attachment';
import { mustBeOfSize, mustBeOfType } from '#shared/parties/attachment';
import { deleteObject, getObject, headObject, presign, putObject } from '#platform/aws/s3';
import { env } from '#platform/env';
import { sha256 } from '#platform/ids';
import { DomainError, fieldError } from '#shared/kernel/errors';

const bucket = (): string => env('FILES_BUCKET');
/** Sent to one place and kept at another: an address to send to stays good for minutes, what is kept must not change any more. */
const sentKey = ({ partyId, id }: Attachment): string => `sent/${partyId}/${id}`;
const keptKey = ({ partyId, id }: Attachment): string => `parties/${partyId}/${id}`;

export const addressToSend = (file: Attachment): Promise<string> =>
  presign({ bucket: bucket(), key: sentKey(file), method: 'PUT' });

/** Always as a download under its own name: a file from outside never runs on our pages. */
export const addressToFetch = (file: Attachment): Promise<string> =>
  presign({
    bucket: bucket(),
    key: keptKey(file),
    method: 'GET',
    query: {
      'response-content-disposition': `attachment;filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'response-content-type': file.type,
    },
  });

/** What was sent is not needed any more: it is kept, or it was refused. */
export const throwSentAway = (file: Attachment): Promise<void> => deleteObject(bucket(), sentKey(file));

/** Looks at what was sent and keeps it; answers its hash. Only what is not as announced is thrown away here: what failed otherwise is tried again. */
export const keepSent = async (file: Attachment): Promise<string> => {
  const sent = await headObject(bucket(), sentKey(file));
  if (!sent) throw fieldError('INPUT_INVALID', 'file', 'was not sent yet');
  try {
    mustBeOfSize(file, sent.bytes);
    const bytes = await getObject(bucket(), sentKey(file));
    mustBeOfSize(file, bytes.length);
    mustBeOfType(file, bytes);
    await putObject(bucket(), keptKey(file), bytes, file.type);
    return sha256(bytes);
  } catch (error) {
    if (error instanceof DomainError) await throwSentAway(file);
    throw error;
  }
};
