import { http } from '#platform/http/http';
import { visibleAccount } from '#shared/parties/bank-account';
import { listBankAccounts } from '#shared/parties/contract';
import { mustSeeClass } from '#shared/parties/visible';
import { accountsOf } from './bank-store.ts';
import { mustSeeParty } from './store.ts';

export const handler = http(listBankAccounts, async ({ params, caller }) => {
  mustSeeClass(caller, 'bank');
  const [accounts] = await Promise.all([accountsOf(params.partyId), mustSeeParty(params.partyId, caller)]);
  return { items: accounts.map(visibleAccount), nextCursor: null };
});
