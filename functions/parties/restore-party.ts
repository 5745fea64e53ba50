import { http } from '#platform/http/http';
import { restoredParty } from '#shared/parties/change-party';
import { restoreParty } from '#shared/parties/contract';
import { putAway } from './put-away.ts';

export const handler = http(restoreParty, (request) => putAway(request, { action: 'restored', change: restoredParty }));
