import type { FieldChange } from './audit.ts';
import type { Caller } from './caller.ts';
import { reachFields } from './erasure.ts';
import { fieldError } from '../kernel/errors.ts';
import type { BankAccount } from '../parties/bank-account.ts';
import { accountInWords } from '../parties/bank-decision.ts';
import { touched } from '../parties/change-party.ts';
import type { Contact, Party } from '../parties/model.ts';
import type { Proposal } from '../parties/proposal.ts';

/** What stands where a name was: a record keeps its place, not whom it was about. */
export const erasedName = '—';

/** Erasing is for good, so it takes the party's name, typed. */
export const mustConfirm = (party: Party, confirmName: string): void => {
  if (confirmName.trim() !== party.legalName)
    throw fieldError('INPUT_INVALID', 'confirmName', 'must be the legal name of the party');
};

const personal = ['name', 'phones', 'emails', 'wechat', 'preferredChannel', 'language', 'note'] as const;

export const isErased = (contact: Contact): boolean =>
  contact.name === erasedName && personal.every((field) => field === 'name' || contact[field] === undefined);

/** A contact without the person: which job and which side it stood for may stay. */
export const erasedContact = ({ id, version, jobTitle, department, serves, primary }: Contact): Contact => ({
  id,
  version: version + 1,
  name: erasedName,
  ...(jobTitle ? { jobTitle } : {}),
  ...(department ? { department } : {}),
  ...(serves ? { serves } : {}),
  ...(primary ? { primary } : {}),
});

type Erasing = { erasedValue: string; caller: Caller; now: Date };

/** An account whose number nobody can read any more is not paid to, and what was proposed of it is taken back. */
export const erasedAccount = (account: BankAccount, party: Party, { erasedValue, now }: Erasing): BankAccount => ({
  ...account,
  ...(party.kind === 'individual' ? { holder: erasedName } : {}),
  state: 'closed',
  masked: '••••',
  sealedNumber: erasedValue,
  blindIndex: `erased|${account.id}`,
  proposalId: null,
  version: account.version + 1,
  updatedAt: now.toISOString(),
});

/** A proposal tells of an account only what the erased account still tells. */
export const retoldProposal = (proposal: Proposal, account: BankAccount): Proposal => {
  const words = accountInWords(account);
  return {
    ...proposal,
    before: proposal.before ? words : proposal.before,
    after: proposal.after ? words : proposal.after,
    version: proposal.version + 1,
  };
};

/** A waiting proposal about an erased account: there is nothing left to decide. */
export const withdrawnByErasure = (
  proposal: Proposal,
  account: BankAccount,
  reason: string,
  { caller, now }: Erasing,
): Proposal => ({
  ...retoldProposal(proposal, account),
  status: 'withdrawn',
  decidedBy: caller.staffId,
  decidedByName: caller.name,
  decidedAt: now.toISOString(),
  decisionReason: reason,
});

/** A natural person keeps the name that the books need; how to reach them goes. */
export const erasedParty = (party: Party, { caller, now }: Erasing): Party => {
  const { phones: _phones, emails: _emails, ...rest } = party;
  return touched(party.kind === 'individual' ? rest : party, caller, now);
};

/** The trail says what was emptied, never what was in it. */
export const erasures = (fields: readonly string[], guard: string): FieldChange[] =>
  fields.map((field) => ({ field, class: guard }));
export const partyErasures = (party: Party): FieldChange[] =>
  party.kind === 'individual'
    ? erasures(
        reachFields.filter((field) => party[field] !== undefined),
        'identity',
      )
    : [];
export const contactErasures = (contact: Contact): FieldChange[] =>
  erasures(
    personal.filter((field) => contact[field] !== undefined).map((field) => `contact.${field}`),
    'contacts',
  );
