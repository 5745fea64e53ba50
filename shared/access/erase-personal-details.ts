import type { FieldChange } from './audit.ts';
import type { Caller } from './caller.ts';
import { fieldError } from '../kernel/errors.ts';
import type { BankAccount } from '../parties/bank-account.ts';
import { touched } from '../parties/change-party.ts';
import type { Contact, Party } from '../parties/model.ts';

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

/** An account whose number nobody can read any more is not paid to. */
export const erasedAccount = (account: BankAccount, party: Party, { erasedValue, now }: Erasing): BankAccount => ({
  ...account,
  ...(party.kind === 'individual' ? { holder: erasedName } : {}),
  state: 'closed',
  masked: '••••',
  sealedNumber: erasedValue,
  blindIndex: `erased|${account.id}`,
  version: account.version + 1,
  updatedAt: now.toISOString(),
});

/** A natural person keeps the name that the books need; how to reach them goes. */
export const erasedParty = (party: Party, { caller, now }: Erasing): Party => {
  const { phones: _phones, emails: _emails, ...rest } = party;
  return touched(party.kind === 'individual' ? rest : party, caller, now);
};

/** The trail says what was emptied, never what was in it. */
export const erasures = (fields: readonly string[], guard: string): FieldChange[] =>
  fields.map((field) => ({ field, class: guard }));
export const contactErasures = (contact: Contact): FieldChange[] =>
  erasures(
    personal.filter((field) => contact[field] !== undefined).map((field) => `contact.${field}`),
    'contacts',
  );
