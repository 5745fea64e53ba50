import { DomainError } from '../kernel/errors.ts';
import { maskedNumber, type BankAccount, type BankAccountFacts } from './bank-account.ts';
import type { Proposal } from './proposal.ts';

type Proposing = {
  id: string;
  partyId: string;
  facts: BankAccountFacts;
  sealedNumber: string;
  blindIndex: string;
  proposalId: string;
  by: string;
  now: Date;
};

/** An account as proposed: listed, but not to be paid to before a second person confirms it. */
export const proposedAccount = ({
  id,
  partyId,
  facts,
  sealedNumber,
  blindIndex,
  proposalId,
  by,
  now,
}: Proposing): BankAccount => {
  const { number, ...others } = facts;
  return {
    ...others,
    id,
    partyId,
    version: 1,
    state: 'proposed',
    masked: maskedNumber(number),
    sealedNumber,
    blindIndex,
    proposalId,
    proposedBy: by,
    updatedAt: now.toISOString(),
  };
};

/** What a proposal says of an account: enough to recognise it, never its number. */
export const accountInWords = ({ masked, bank, holder, currency }: BankAccount) => ({ masked, bank, holder, currency });

/** A party's accounts are read whole, and erased with their waiting proposals in one transaction of 100 writes. */
const mostAccounts = 40;
export const mustHaveRoomForAccount = (accounts: readonly BankAccount[]): void => {
  if (accounts.length >= mostAccounts)
    throw new DomainError('INPUT_INVALID', `a party has at most ${String(mostAccounts)} bank accounts`);
};

/** The same number twice on one party helps nobody. */
export const mustBeNewNumber = (accounts: readonly BankAccount[], blindIndex: string): void => {
  const same = accounts.find((account) => account.blindIndex === blindIndex && account.state !== 'closed');
  if (!same) return;
  const errors = [{ path: 'number', code: 'repeated', message: 'is an account of this party already' }];
  throw new DomainError('INPUT_INVALID', 'this party has this account already', { errors });
};

/** An account whose closing is proposed stays in use until it is decided. */
export const closingAccount = (account: BankAccount, proposalId: string, by: string, now: Date): BankAccount => {
  if (account.proposalId)
    throw new DomainError('PROPOSAL_WAITING', 'another change of this account waits for its decision', {
      proposalId: account.proposalId,
    });
  if (account.state !== 'active') throw new DomainError('INPUT_INVALID', 'only an account in use can be closed');
  return { ...account, proposalId, proposedBy: by, version: account.version + 1, updatedAt: now.toISOString() };
};

/** The account once its proposal is decided. One that was closed meanwhile stays closed. */
export const settledAccount = (account: BankAccount, { kind, status }: Proposal, now: Date): BankAccount => {
  const confirmed = status === 'confirmed';
  const settled =
    kind === 'bank-account-add' ? (confirmed ? 'active' : 'closed') : confirmed ? 'closed' : account.state;
  const state = account.state === 'closed' ? 'closed' : settled;
  return { ...account, state, proposalId: null, version: account.version + 1, updatedAt: now.toISOString() };
};
