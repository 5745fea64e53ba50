import { may, type Caller } from '../access/caller.ts';
import { same } from '../kernel/canonical.ts';
import { DomainError } from '../kernel/errors.ts';
import type { Money } from '../kernel/money.ts';
import type { RoleProfile } from './model.ts';
import { newProposal, type Proposal } from './proposal.ts';
import { mustEdit } from './visible.ts';

type Proposing = {
  profile: RoleProfile;
  /** Undefined: not asked for. Null: no limit any more. */
  limit: Money | null | undefined;
  proposalId: string;
  partyId: string;
  partyName: string;
  reason?: string | null | undefined;
  caller: Caller;
  now: Date;
};
export type Limited = { profile: RoleProfile; proposal?: Proposal };

/** A credit limit is never set, not even the first: it is proposed, shown as pending, and set when a second person confirms it. */
export const proposeLimit = ({
  profile,
  limit,
  proposalId,
  partyId,
  partyName,
  reason,
  caller,
  now,
}: Proposing): Limited => {
  if (profile.role !== 'customer' || limit === undefined || same(limit, profile.creditLimit)) return { profile };
  mustEdit(caller, 'customer-credit');
  if (!may(caller, 'credit:propose'))
    throw new DomainError('NOT_ALLOWED', 'your job does not include credit limits', { permission: 'credit:propose' });
  if (profile.pendingCreditLimit) {
    throw new DomainError('PROPOSAL_WAITING', 'another limit waits for its decision', {
      proposalId: profile.pendingCreditLimit.proposalId,
    });
  }
  const change = { before: profile.creditLimit ?? null, after: limit };
  const proposal = newProposal(
    { id: proposalId, partyId, partyName, kind: 'credit-limit', ...change, reason },
    caller,
    now,
  );
  const pendingCreditLimit = { proposalId, value: limit, by: caller.staffId, at: proposal.proposedAt };
  return { profile: { ...profile, pendingCreditLimit }, proposal };
};

/** The profile once its pending limit is decided. */
export const settledLimit = (
  profile: RoleProfile,
  status: Proposal['status'],
  caller: Caller,
  now: Date,
): RoleProfile => {
  const { pendingCreditLimit, creditLimit, ...others } = profile;
  const limit = status === 'confirmed' ? pendingCreditLimit?.value : creditLimit;
  return {
    ...others,
    ...(limit ? { creditLimit: limit } : {}),
    version: profile.version + 1,
    updatedAt: now.toISOString(),
    updatedBy: caller.staffId,
  };
};
