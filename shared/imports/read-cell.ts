import { mayKeep } from '../access/decide-staff.ts';
import type { Staff } from '../access/staff.ts';
import { isEmail } from '../parties/phones.ts';
import type { PartyField } from '../parties/fields.ts';
import { phoneForm } from '../parties/model.ts';
import type { CustomField } from '../settings/model.ts';
import { readChoice, readOption, readRoles } from './cells/choices.ts';
import { readCountry } from './cells/countries.ts';
import { readDate } from './cells/dates.ts';
import { readCurrency, readMoney } from './cells/money.ts';
import { readNumber, readRate, readWhole } from './cells/numbers.ts';
import { readEmails, readLink, readPhones, readTags, readYesNo } from './cells/text.ts';
import type { FaultCode } from './faults.ts';

/** What a cell comes to: a value, or why it is none. */
export type Reading = { value: unknown } | { code: FaultCode };

/** Who may stand in a cell, and whether they may keep a side there. */
export type Person = Pick<Staff, 'staffId' | 'active' | 'jobs'>;

export type CellContext = {
  /** The currency of an amount that does not say its own. */
  currency: string;
  /** Staff by name and by e-mail, lower case. */
  people: ReadonlyMap<string, Person>;
};

const or = (code: FaultCode, value: unknown): Reading => (value === undefined ? { code } : { value });

const mailboxes = (cell: string): Reading => {
  const emails = readEmails(cell);
  return emails.every(isEmail) ? { value: emails } : { code: 'not-an-email' };
};

const telephones = (cell: string): Reading => {
  const phones = readPhones(cell);
  return phones.every((phone) => phoneForm.test(phone)) ? { value: phones } : { code: 'not-a-phone' };
};

/** Fields whose text has a form of its own. */
const special: Record<string, (cell: string) => Reading> = {
  country: (cell) => or('not-a-country', readCountry(cell)),
  phones: telephones,
  'contact.phones': telephones,
  emails: mailboxes,
  'contact.emails': mailboxes,
  'customer.terms.currency': (cell) => or('not-a-choice', readCurrency(cell)),
  'supplier.terms.currency': (cell) => or('not-a-choice', readCurrency(cell)),
};

export const readCell = (field: PartyField, cell: string, { currency, people }: CellContext): Reading => {
  const own = special[field.id];
  if (own) return own(cell);
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return { value: cell.trim() };
    case 'number':
      return or('not-a-number', readWhole(cell));
    case 'money':
      return or('not-money', readMoney(cell, currency));
    case 'date':
      return or('not-a-date', readDate(cell));
    case 'rate':
      return or('not-a-rate', readRate(cell));
    case 'choice':
      return or('not-a-choice', field.choices && readChoice(field.choices, cell));
    case 'multi-choice':
      return or('not-a-choice', readRoles(cell));
    case 'yes-no':
      return or('not-yes-or-no', readYesNo(cell));
    case 'link':
      return or('not-a-link', readLink(cell));
    case 'staff':
      return or('no-such-person', keeperOf(field, people.get(cell.trim().toLowerCase())));
    case 'tags':
      return { value: readTags(cell) };
    case 'instant':
      return { code: 'invalid' };
  }
};

/** As on the form: who keeps a side edits it. */
const keeperOf = ({ of }: PartyField, person: Person | undefined): string | undefined =>
  (of === 'customer' || of === 'supplier') && mayKeep(of, person) ? person?.staffId : undefined;

export const readCustomCell = (
  { kind, options = [] }: CustomField,
  cell: string,
  { currency }: CellContext,
): Reading => {
  switch (kind) {
    case 'text':
      return { value: cell.trim() };
    case 'number':
      return or('not-a-number', readNumber(cell));
    case 'money':
      return or('not-money', readMoney(cell, currency));
    case 'date':
      return or('not-a-date', readDate(cell));
    case 'choice':
      return or('not-a-choice', readOption(options, cell));
    case 'multi-choice': {
      const chosen = readTags(cell).map((word) => readOption(options, word));
      return chosen.includes(undefined) ? { code: 'not-a-choice' } : { value: chosen };
    }
    case 'yes-no':
      return or('not-yes-or-no', readYesNo(cell));
    case 'link':
      return or('not-a-link', readLink(cell));
  }
};
