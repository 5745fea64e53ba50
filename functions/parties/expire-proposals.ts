import { installation } from '#shared/access/installation';
import { expiredProposal, isExpired } from '#shared/parties/expire-proposal';
import type { Proposal } from '#shared/parties/proposal';
import { log } from '#platform/log';
import { effectOf } from './decision-effect.ts';
import { inParty, nothing } from './in-party.ts';
import { tellDecided } from './proposal-mails.ts';
import { decidedProposalWrite, loadProposal, waitingProposals } from './proposal-store.ts';

const atMost = 100;

/** One proposal, as any decision on it; nothing when somebody decided it meanwhile. */
const expire = ({ partyId, id }: Proposal, now: Date): Promise<Proposal | undefined> =>
  inParty({
    partyId,
    caller: installation,
    now,
    load: () => loadProposal(partyId, id),
    decide: async (whole, proposal) => {
      if (!isExpired(proposal, now)) return nothing<Proposal | undefined>(undefined);
      const after = expiredProposal(proposal, now);
      const { writes, changes } = await effectOf({ whole, proposal: after, caller: installation, now });
      const happened = {
        action: `proposal.${after.status}`,
        part: `proposal:${id}`,
        why: after.decisionReason,
        changes,
      };
      return { answer: after, writes: [decidedProposalWrite(proposal, after), ...writes], ...happened };
    },
  });

/** Takes back what nobody decided in 30 days, the oldest first; one that fails holds up no other. */
export const expireProposals = async (now: Date): Promise<void> => {
  const { proposals } = await waitingProposals(atMost, undefined);
  for (const proposal of proposals.filter((one) => isExpired(one, now))) {
    try {
      const after = await expire(proposal, now);
      if (after) await tellDecided(after);
    } catch (error) {
      log.error('proposal.not-expired', error, { proposalId: proposal.id });
    }
  }
};
