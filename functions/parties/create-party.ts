import { earlierCreation, rememberCreation } from '#platform/http/idempotency';
import { http, type Request } from '#platform/http/http';
import { newId } from '#platform/ids';
import { nextNumber } from '#platform/numbers';
import { auditWrite, newChain } from '#platform/audit/chain';
import { commit, retrying } from '#platform/table/commit';
import { createParty } from '#shared/parties/contract';
import { mustEdit, mustEditCustom, visibleParty } from '#shared/parties/visible';
import { mustEditSide } from '#shared/parties/role-profile';
import { decideParty } from '#shared/parties/register-party';
import { creationChanges } from '#shared/parties/changes';
import { customGrants } from '../settings/store.ts';
import { mustNotRepeat } from './duplicates.ts';
import { loadParty, newPartyWrites } from './store.ts';

type Create = Request<typeof createParty>;

const register = async ({ body, caller, now, idempotency }: Create): Promise<string> => {
  const earlier = await earlierCreation(caller.staffId, idempotency);
  if (earlier) return earlier;
  await mustNotRepeat(body, caller);
  const id = newId('pty');
  const number = `P${String(await nextNumber('party')).padStart(6, '0')}`;
  const registered = decideParty({ id, number, given: body, contactId: () => newId('cnt'), caller, now });
  const audit = auditWrite({ entity: `PARTY#${id}`, head: newChain, caller, now, action: 'created', why: body.duplicateReason, changes: creationChanges(registered) });
  await commit([...newPartyWrites(registered), audit, ...rememberCreation(caller.staffId, idempotency, id, now)]);
  return id;
};

export const handler = http(createParty, async (request) => {
  const { body, caller } = request;
  mustEdit(caller, 'identity');
  for (const role of body.roles ?? []) mustEditSide(caller, role);
  const grants = await customGrants();
  mustEditCustom(caller, body.custom, grants);
  const id = await retrying(() => register(request));
  return visibleParty(caller, await loadParty(id, caller), grants);
});
