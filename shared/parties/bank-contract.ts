import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { page, pageQuery, version } from '../kernel/paging.ts';
import { BankAccountFacts, BankAccountView } from './bank-account.ts';
import { PartyId, text } from './model.ts';
import { Proposal } from './proposal.ts';

const ofParty = z.object({ partyId: PartyId });
const reason = z.optional(z.nullable(text(500)));

export const listBankAccounts = endpoint({
  operation: 'parties/list-bank-accounts',
  method: 'GET',
  path: '/parties/{partyId}/bank-accounts',
  permission: 'bank:read',
  summary: 'Bank accounts, numbers masked.',
  params: ofParty,
  result: page(BankAccountView),
});
export const revealBankAccount = endpoint({
  operation: 'parties/reveal-bank-account',
  method: 'POST',
  path: '/parties/{partyId}/bank-accounts/{accountId}/reveal',
  permission: 'bank:read',
  summary: 'The full number of one account; the read is logged.',
  params: z.object({ partyId: PartyId, accountId: z.string() }),
  result: z.object({ number: z.string() }),
});
export const proposeBankAccount = endpoint({
  operation: 'parties/propose-bank-account',
  method: 'POST',
  path: '/parties/{partyId}/bank-accounts',
  permission: 'bank:propose',
  summary: 'Propose a bank account; a second person confirms it.',
  params: ofParty,
  body: z.object({
    ...BankAccountFacts.shape,
    reason,
    /** Why to go on although another party has the same number. */
    duplicateReason: reason,
  }),
  result: BankAccountView,
  status: 201,
});
export const proposeBankAccountClosing = endpoint({
  operation: 'parties/propose-bank-account-closing',
  method: 'POST',
  path: '/parties/{partyId}/bank-accounts/{accountId}/close',
  permission: 'bank:propose',
  summary: 'Propose to close a bank account; a second person confirms it.',
  params: z.object({ partyId: PartyId, accountId: z.string() }),
  body: z.object({ version, reason }),
  result: BankAccountView,
});
export const listProposals = endpoint({
  operation: 'parties/list-proposals',
  method: 'GET',
  path: '/proposals',
  permission: 'party:read',
  summary: 'Changes that wait for a second person, or the proposals of one party.',
  query: z.object({ ...pageQuery, partyId: z.optional(PartyId) }),
  result: page(Proposal),
});
export const decideProposal = endpoint({
  operation: 'parties/decide-proposal',
  method: 'POST',
  path: '/parties/{partyId}/proposals/{proposalId}/decision',
  permission: 'party:read',
  summary: 'Confirm or reject a proposed change; never by its proposer, who may withdraw it.',
  params: z.object({ partyId: PartyId, proposalId: z.string() }),
  body: z.object({ decision: z.enum(['confirm', 'reject', 'withdraw']), version, reason }),
  result: Proposal,
});

export const bankEndpoints = [
  listBankAccounts,
  revealBankAccount,
  proposeBankAccount,
  proposeBankAccountClosing,
  listProposals,
  decideProposal,
] as const;
