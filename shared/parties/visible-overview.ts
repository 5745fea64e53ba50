import { seesClass, type Caller } from '../access/caller.ts';
import type { Money } from '../kernel/money.ts';
import type { PartyView, RoleProfile } from './model.ts';
import { visibleParty, type CustomGrants, type WholeParty } from './visible.ts';

export type Overview = {
  party: PartyView;
  customer: RoleProfile | null;
  supplier: RoleProfile | null;
  receivable?: Money[];
  payable?: Money[];
  net?: Money[];
  overdue?: Money[];
  recent: unknown[];
};

/**
 * Both sides of a party, less what is not the reader's. Net gives one side by subtraction from the other, so it is only for who
 * sees both. A side without postings is an empty list; a side that is not the reader's is absent.
 */
export const visibleOverview = (caller: Caller, whole: WholeParty, grants: CustomGrants): Overview => {
  const { customer, supplier, ...party } = visibleParty(caller, whole, grants);
  const receives = seesClass(caller, 'customer-credit');
  const pays = seesClass(caller, 'supplier');
  return {
    party,
    customer: customer ?? null,
    supplier: supplier ?? null,
    ...(receives ? { receivable: [], overdue: [] } : {}),
    ...(pays ? { payable: [] } : {}),
    ...(receives && pays ? { net: [] } : {}),
    recent: [],
  };
};
