import type { Certificate } from '#shared/parties/model';
import { daysUntil } from '../list/days.ts';

const soon = 30;

/** Whether a certificate has run out, or will within a month. */
export const certificateDue = ({ expiresOn }: Certificate): 'expired' | 'soon' | undefined => {
  if (!expiresOn) return undefined;
  const days = daysUntil(expiresOn);
  if (days < 0) return 'expired';
  return days <= soon ? 'soon' : undefined;
};
