import type { FieldChange } from '#shared/access/audit';
import type { Caller } from '#shared/access/caller';
import { settledAccount } from '#shared/parties/bank-decision';
import { accountChanges, profileChanges } from '#shared/parties/changes';
import { settledLimit } from '#shared/parties/credit-limit';
import type { Proposal } from '#shared/parties/proposal';
import type { WholeParty } from '#shared/parties/visible';
import type { Write } from '#platform/table/commit';
import { accountWrite, loadAccount } from './bank-store.ts';
import { profileWrites } from './store.ts';

type Deciding = { whole: WholeParty; proposal: Proposal; caller: Caller; now: Date };
type Effect = { writes: Write[]; changes: FieldChange[] };
const none: Effect = { writes: [], changes: [] };

const onLimit = ({ whole, proposal, caller, now }: Deciding): Effect => {
  const before = whole.customer;
  // A limit is pending under one proposal only; another one that was superseded changes nothing.
  if (before?.pendingCreditLimit?.proposalId !== proposal.id) return none;
  const after = settledLimit(before, proposal.status, caller, now);
  return { writes: profileWrites(whole.party.id, before, after), changes: profileChanges('customer', before, after) };
};

const onAccount = async ({ whole, proposal, now }: Deciding): Promise<Effect> => {
  const before = await loadAccount(whole.party.id, proposal.accountId ?? '');
  const after = settledAccount(before, proposal, now);
  return { writes: [accountWrite(before, after)], changes: accountChanges(before, after) };
};

/** What a decision does to the thing that was proposed, in the transaction of the decision. */
export const effectOf = (deciding: Deciding): Effect | Promise<Effect> =>
  deciding.proposal.kind === 'credit-limit' ? onLimit(deciding) : onAccount(deciding);
