import { installation } from '#shared/access/installation';
import { callerOf, type Staff } from '#shared/access/staff';
import { decidedMail, proposedMail } from '#shared/parties/mails';
import { visibleProposal, type Proposal } from '#shared/parties/proposal';
import { sendMail } from '#platform/aws/mail';
import { env } from '#platform/env';
import { log } from '#platform/log';
import { allStaff, findStaff } from '../access/store.ts';
import { mustSeeParty, sees } from './store.ts';

type Mail = typeof proposedMail;

/** Each in their own language. Mail that fails is logged: what was proposed or decided stands. */
const tell = async (mail: Mail, proposal: Proposal, readers: readonly Staff[]): Promise<void> => {
  const siteUrl = env('SITE_URL');
  const sent = await Promise.allSettled(
    readers.map(({ email, locale }) => sendMail({ to: [email], ...mail({ proposal, locale, siteUrl }) })),
  );
  for (const outcome of sent) {
    if (outcome.status === 'rejected') log.error('proposal.mail.failed', outcome.reason, { proposalId: proposal.id });
  }
};

const quietly = async (proposalId: string, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    log.error('proposal.mail.failed', error, { proposalId });
  }
};

/** Those to whom the proposal itself is shown: mail tells nobody what the system would not (P14). */
const readersOf = async (proposal: Proposal, staff: readonly Staff[], wanted: (seen: Proposal) => boolean) => {
  const party = await mustSeeParty(proposal.partyId, installation);
  return staff.filter((person) => {
    const reader = callerOf(person);
    const seen = person.active && sees(reader, party) ? visibleProposal(reader, proposal) : undefined;
    return seen !== undefined && wanted(seen);
  });
};

/** To those who may confirm, and to the proposer. */
export const tellProposed = async (proposals: readonly Proposal[]): Promise<void> => {
  for (const proposal of proposals) {
    await quietly(proposal.id, async () => {
      const readers = await readersOf(
        proposal,
        await allStaff(),
        ({ mine, decidable }) => mine === true || decidable === true,
      );
      await tell(proposedMail, proposal, readers);
    });
  }
};

/** To who proposed and who decided. */
export const tellDecided = (proposal: Proposal): Promise<void> =>
  quietly(proposal.id, async () => {
    const both = [proposal.proposedBy, ...(proposal.decidedBy ? [proposal.decidedBy] : [])];
    const staff = await Promise.all([...new Set(both)].map(findStaff));
    const readers = await readersOf(
      proposal,
      staff.flatMap((person) => person ?? []),
      () => true,
    );
    await tell(decidedMail, proposal, readers);
  });
