import { may } from '#shared/access/caller';
import type { Staff } from '#shared/access/staff';
import { decidedMail, proposedMail } from '#shared/parties/mails';
import { confirmPermission, type Proposal } from '#shared/parties/proposal';
import { sendMail } from '#platform/aws/mail';
import { env } from '#platform/env';
import { log } from '#platform/log';
import { allStaff, findStaff } from '../access/store.ts';

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

const mayConfirm = ({ jobs, staffId, name, email, locale }: Staff, { kind, proposedBy }: Proposal): boolean =>
  staffId !== proposedBy && may({ staffId, name, email, jobs, locale, regions: [] }, confirmPermission(kind));

/** To those who may confirm, and to the proposer. */
export const tellProposed = async (proposals: readonly Proposal[]): Promise<void> => {
  for (const proposal of proposals) {
    await quietly(proposal.id, async () => {
      const readers = (await allStaff()).filter(
        (staff) => staff.active && (staff.staffId === proposal.proposedBy || mayConfirm(staff, proposal)),
      );
      await tell(proposedMail, proposal, readers);
    });
  }
};

/** To who proposed and who decided. */
export const tellDecided = (proposal: Proposal): Promise<void> =>
  quietly(proposal.id, async () => {
    const both = [proposal.proposedBy, ...(proposal.decidedBy ? [proposal.decidedBy] : [])];
    const readers = await Promise.all([...new Set(both)].map(findStaff));
    await tell(
      decidedMail,
      proposal,
      readers.flatMap((staff) => (staff?.active ? [staff] : [])),
    );
  });
