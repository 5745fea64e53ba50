import type { Proposal } from '#shared/parties/proposal';
import { formatMoney } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';
import { isMoney } from '#lib/ui/filters.ts';
import { asText } from './form/field-value.ts';

const kinds: Record<Proposal['kind'], () => string> = {
  'bank-account-add': m.parties_proposal_bank_add,
  'bank-account-close': m.parties_proposal_bank_close,
  'credit-limit': m.parties_proposal_credit_limit,
};

/** A limit, or an account with its number masked, in the order in which people name them. */
const words = (value: unknown): string => {
  if (isMoney(value)) return formatMoney(value);
  if (typeof value !== 'object' || value === null) return '';
  const known = new Map<string, unknown>(Object.entries(value));
  return ['bank', 'branch', 'masked', 'holder', 'currency']
    .flatMap((field) => asText(known.get(field)) || [])
    .join(' · ');
};

export const proposalKind = ({ kind }: Proposal): string => kinds[kind]();

/** What is proposed, and for a limit what it replaces. */
export const proposalChange = ({ kind, before, after }: Proposal): string => {
  const [from, to] = [words(before), words(after)];
  if (kind !== 'credit-limit') return to || from;
  const limit = to || m.parties_record_no_limit();
  return from ? `${from} → ${limit}` : limit;
};
