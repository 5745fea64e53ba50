import { http } from '#platform/http/http';
import { archivedParty } from '#shared/parties/change-party';
import { archiveParty } from '#shared/parties/contract';
import { putAway } from './put-away.ts';

export const handler = http(archiveParty, (request) => putAway(request, { action: 'archived', change: archivedParty }));
