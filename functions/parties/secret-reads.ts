import type { Caller } from '#shared/access/caller';
import { auditWrite, chainHead } from '#platform/audit/chain';
import { commit, retrying } from '#platform/table/commit';
import { auditOf } from './store.ts';

type Read = { partyId: string; caller: Caller; now: Date; part: string };

/** Every read of a secret field is an entry of the party's audit chain. */
export const logSecretRead = ({ partyId, caller, now, part }: Read): Promise<void> =>
  retrying(async () => {
    const entity = auditOf(partyId);
    const head = await chainHead(entity);
    await commit([auditWrite({ entity, head, caller, now, action: 'secret.read', part, changes: [] })]);
  });
