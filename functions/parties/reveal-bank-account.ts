import { http } from '#platform/http/http';
import { DomainError } from '#shared/kernel/errors';
import { revealBankAccount } from '#shared/parties/contract';
import { mustSeeClass } from '#shared/parties/visible';
import { existingPartyKey } from '#platform/secrets/party-secrets';
import { loadAccount } from './bank-store.ts';
import { logSecretRead } from './secret-reads.ts';
import { mustSeeParty } from './store.ts';

export const handler = http(revealBankAccount, async ({ params, caller, now }) => {
  const { partyId, accountId } = params;
  mustSeeClass(caller, 'bank');
  const [key, account] = await Promise.all([
    existingPartyKey(partyId),
    loadAccount(partyId, accountId),
    mustSeeParty(partyId, caller),
  ]);
  if (!key) throw new DomainError('NOT_FOUND', 'this number was erased');
  const number = String(key.open(`bank.${accountId}.number`, account.sealedNumber));
  // Logged before it is told: a read that could not be logged is not answered.
  await logSecretRead({ partyId, caller, now, part: `bank:${accountId}` });
  return { number };
});
