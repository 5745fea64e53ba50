import { http } from '#platform/http/http';
import { decideProposal } from '#shared/parties/contract';
import { DomainError } from '#shared/kernel/errors';
import { mustBeOpen } from '#shared/parties/change-party';
import { decided, visibleProposal, type Proposal } from '#shared/parties/proposal';
import type { WholeParty } from '#shared/parties/visible';
import { effectOf } from './decision-effect.ts';
import { inParty } from './in-party.ts';
import { tellDecided } from './proposal-mails.ts';
import { decidedProposalWrite, loadProposal } from './proposal-store.ts';

const mustSee = (proposal: Proposal, seen: Proposal | undefined): Proposal => {
  if (!seen) throw new DomainError('NOT_FOUND', `there is no proposal ${proposal.id}`);
  return seen;
};

export const handler = http(decideProposal, async ({ params, body, caller, now }) => {
  const { partyId, proposalId } = params;
  const decide = async (whole: WholeParty, proposal: Proposal) => {
    mustSee(proposal, visibleProposal(caller, proposal));
    const after = decided({ proposal, ...body, reason: body.reason, caller, now });
    if (body.decision === 'confirm') mustBeOpen(whole.party);
    const { writes, changes } = await effectOf({ whole, proposal: after, caller, now });
    return {
      answer: after,
      writes: [decidedProposalWrite(proposal, after), ...writes],
      action: `proposal.${after.status}`,
      part: `proposal:${proposalId}`,
      why: body.reason,
      changes,
    };
  };
  const after = await inParty({ partyId, caller, now, load: () => loadProposal(partyId, proposalId), decide });
  await tellDecided(after);
  return mustSee(after, visibleProposal(caller, after));
});
