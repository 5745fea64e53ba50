import * as z from 'zod/mini';
import { may, seesClass, type Caller } from '../access/caller.ts';
import type { FieldClass } from '../access/field-classes.ts';
import type { Permission } from '../access/permissions.ts';
import { Instant } from '../kernel/dates.ts';
import { DomainError } from '../kernel/errors.ts';
import { mustBeCurrent } from '../kernel/versions.ts';
import { StaffId } from './model.ts';

export const proposalKinds = ['bank-account-add', 'bank-account-close', 'credit-limit'] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** A change that takes effect only when another person with the right confirms it (P14). */
export const Proposal = z.object({
  id: z.string(),
  partyId: z.string(),
  partyName: z.string(),
  kind: z.enum(proposalKinds),
  status: z.enum(['waiting', 'confirmed', 'rejected', 'withdrawn']),
  /** The bank account it is about. */
  accountId: z.optional(z.string()),
  /** What changes, in words that hide secrets: the masked account, or the limit before and after. */
  before: z.optional(z.unknown()),
  after: z.optional(z.unknown()),
  reason: z.optional(z.nullable(z.string())),
  proposedBy: StaffId,
  proposedByName: z.string(),
  proposedAt: Instant,
  decidedBy: z.optional(z.nullable(StaffId)),
  decidedByName: z.optional(z.nullable(z.string())),
  decidedAt: z.optional(z.nullable(Instant)),
  decisionReason: z.optional(z.nullable(z.string())),
  version: z.int(),
  /** Whether the reader proposed it. */
  mine: z.optional(z.boolean()),
  /** Whether the reader may decide it: has the right and is not the proposer. */
  decidable: z.optional(z.boolean()),
});
export type Proposal = z.infer<typeof Proposal>;

const rightsOf: Record<ProposalKind, { class: FieldClass; read: Permission; confirm: Permission }> = {
  'bank-account-add': { class: 'bank', read: 'bank:read', confirm: 'bank:confirm' },
  'bank-account-close': { class: 'bank', read: 'bank:read', confirm: 'bank:confirm' },
  'credit-limit': { class: 'customer-credit', read: 'party:read', confirm: 'credit:confirm' },
};
export const confirmPermission = (kind: ProposalKind): Permission => rightsOf[kind].confirm;

type Proposed = Pick<Proposal, 'id' | 'partyId' | 'partyName' | 'kind' | 'before' | 'after' | 'reason' | 'accountId'>;

export const newProposal = (proposed: Proposed, caller: Caller, now: Date): Proposal => ({
  ...proposed,
  status: 'waiting',
  proposedBy: caller.staffId,
  proposedByName: caller.name,
  proposedAt: now.toISOString(),
  version: 1,
});

/** A proposal as a reader may see it; undefined when what it is about is not theirs to see. */
export const visibleProposal = (caller: Caller, proposal: Proposal): Proposal | undefined => {
  const { class: guarded, read, confirm } = rightsOf[proposal.kind];
  if (!seesClass(caller, guarded) || !may(caller, read)) return undefined;
  const mine = proposal.proposedBy === caller.staffId;
  return { ...proposal, mine, decidable: proposal.status === 'waiting' && !mine && may(caller, confirm) };
};

export type Decision = 'confirm' | 'reject' | 'withdraw';
const outcome = { confirm: 'confirmed', reject: 'rejected', withdraw: 'withdrawn' } as const;

type Deciding = {
  proposal: Proposal;
  decision: Decision;
  version: number;
  reason: string | null | undefined;
  caller: Caller;
  now: Date;
};

/** The proposal once decided. Never by its proposer, who alone may withdraw it; never twice. */
export const decided = ({ proposal, decision, version, reason, caller, now }: Deciding): Proposal => {
  mustWait(proposal);
  mustBeTheirs(proposal, decision, caller);
  mustBeCurrent(version, proposal.version, visibleProposal(caller, proposal));
  return {
    ...proposal,
    status: outcome[decision],
    decidedBy: caller.staffId,
    decidedByName: caller.name,
    decidedAt: now.toISOString(),
    decisionReason: reason ?? null,
    version: proposal.version + 1,
  };
};

const mustWait = ({ status, decidedBy, decidedByName, decidedAt }: Proposal): void => {
  if (status === 'waiting') return;
  const who = decidedByName ?? decidedBy ?? '';
  throw new DomainError('PROPOSAL_ALREADY_DECIDED', `already ${status} by ${who} at ${decidedAt ?? ''}`, {
    outcome: status,
    by: decidedBy,
    byName: decidedByName,
    at: decidedAt,
  });
};

const mustBeTheirs = ({ kind, proposedBy }: Proposal, decision: Decision, caller: Caller): void => {
  const own = proposedBy === caller.staffId;
  if (decision === 'withdraw') {
    if (!own) throw new DomainError('NOT_ALLOWED', 'only who proposed it withdraws it');
    return;
  }
  const permission = confirmPermission(kind);
  if (!may(caller, permission)) throw new DomainError('NOT_ALLOWED', 'your job does not include this', { permission });
  if (own) throw new DomainError('SECOND_PERSON_REQUIRED', 'a second person decides what you proposed');
};
