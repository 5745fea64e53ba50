import { http } from '#platform/http/http';
import { DomainError } from '#shared/kernel/errors';
import { openFile } from '#shared/parties/activity-contract';
import { mustSeeFile, visibleFile } from '#shared/parties/attachment';
import { addressToFetch } from './file-objects.ts';
import { loadFile } from './file-store.ts';
import { mustSeeParty } from './store.ts';

export const handler = http(openFile, async ({ params, caller }) => {
  const { partyId, fileId } = params;
  const [file] = await Promise.all([loadFile(partyId, fileId), mustSeeParty(partyId, caller)]);
  mustSeeFile(caller, file);
  if (file.state !== 'kept') throw new DomainError('NOT_FOUND', 'this file was not sent yet');
  return { file: visibleFile(file), url: await addressToFetch(file) };
});
