import { expireProposals } from './expire-proposals.ts';
import { sendReminders } from './send-reminders.ts';

/** What the clock does to parties. Run late, twice or not at all for an hour, it comes to the same. */
export const tending = async (now: Date): Promise<void> => {
  await expireProposals(now);
  await sendReminders(now);
};

export const handler = (): Promise<void> => tending(new Date());
