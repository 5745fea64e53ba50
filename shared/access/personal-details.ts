import type { AuditEntry } from './audit.ts';
import type { PersonalDetails } from './contract.ts';
import { visibleAccount, type BankAccount } from '../parties/bank-account.ts';
import type { Persons } from '../parties/card.ts';
import type { Contact, Party } from '../parties/model.ts';

type Held = {
  party: Party;
  contacts: readonly Contact[];
  persons: Persons;
  accounts: readonly BankAccount[];
  entries: readonly AuditEntry[];
  notes: number;
  tasks: number;
  erasedAt: string | undefined;
};

const personalClasses = new Set(['persons', 'bank', 'contacts']);

/** A party that is a natural person is itself a personal detail. */
const individualOf = ({
  kind,
  legalName,
  shortName,
  englishName,
  formerNames,
  identifiers,
  phones,
  emails,
}: Party): PersonalDetails['individual'] =>
  kind === 'individual'
    ? {
        names: [legalName, shortName, englishName, ...(formerNames ?? [])].flatMap((name) => name ?? []),
        identifiers: identifiers ?? [],
        phones: phones ?? [],
        emails: emails ?? [],
      }
    : undefined;

/** Everything we hold on the people of a party, in one answer. */
export const personalDetailsOf = ({
  party,
  contacts,
  persons,
  accounts,
  entries,
  notes,
  tasks,
  erasedAt,
}: Held): PersonalDetails => {
  const individual = individualOf(party);
  return {
    partyId: party.id,
    version: party.version,
    legalName: party.legalName,
    ...(individual ? { individual } : {}),
    persons,
    contacts: [...contacts],
    bankAccounts: accounts.map(visibleAccount),
    notes,
    tasks,
    auditEntries: entries.filter(({ changes }) => changes.some(({ class: guard }) => personalClasses.has(guard)))
      .length,
    erasedAt: erasedAt ?? null,
  };
};
