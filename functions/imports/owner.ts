import type { Caller } from '#shared/access/caller';
import { identify } from '#platform/http/identity';
import type { ImportBatch } from './store.ts';

/**
 * A workflow works for the person who began it, with the rights they have at that moment: who was deactivated meanwhile loads
 * nothing more.
 */
export const ownerOf = ({ ownerId }: Pick<ImportBatch, 'ownerId'>, now: Date): Promise<Caller> =>
  identify({ sub: ownerId, token_use: 'access' }, now);
