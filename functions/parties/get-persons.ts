import { http } from '#platform/http/http';
import { existingPartyKey } from '#platform/secrets/party-secrets';
import { getPersons } from '#shared/parties/contract';
import { mustSeeClass } from '#shared/parties/visible';
import { opened, personsView } from './open-persons.ts';
import { loadPersons } from './persons-store.ts';
import { logSecretRead } from './secret-reads.ts';
import { mustSeeParty } from './store.ts';

export const handler = http(getPersons, async ({ params, caller, now }) => {
  mustSeeClass(caller, 'persons');
  const { partyId } = params;
  const [stored, key] = await Promise.all([
    loadPersons(partyId),
    existingPartyKey(partyId),
    mustSeeParty(partyId, caller),
  ]);
  const flat = opened(key, stored.sealed);
  if (Object.keys(flat).length > 0) await logSecretRead({ partyId, caller, now, part: 'persons' });
  return personsView(stored, flat);
});
