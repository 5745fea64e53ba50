import { installation } from '../access/installation.ts';
import type { Proposal } from './proposal.ts';

const daysOpen = 30;

/** Before this instant a proposal is too old to be confirmed: what it was about may be another by now. */
export const oldestOpen = (now: Date): string => new Date(now.getTime() - daysOpen * 86_400_000).toISOString();

export const isExpired = (proposal: Proposal, now: Date): boolean =>
  proposal.status === 'waiting' && proposal.proposedAt < oldestOpen(now);

/** A proposal that nobody decided in time, taken back in the system's name. */
export const expiredProposal = (proposal: Proposal, now: Date): Proposal => ({
  ...proposal,
  status: 'withdrawn',
  decidedBy: installation.staffId,
  decidedByName: installation.name,
  decidedAt: now.toISOString(),
  decisionReason: `30 天内无人确认 · nobody decided it in ${String(daysOpen)} days`,
  version: proposal.version + 1,
});
