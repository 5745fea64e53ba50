import { DomainError } from '../kernel/errors.ts';
import { mustBeCurrent } from '../kernel/versions.ts';
import { merged } from './merge.ts';
import type { Contact, ContactFacts } from './model.ts';
import { tidyReach } from './reach.ts';

type ContactChange = { [Field in keyof ContactFacts]?: ContactFacts[Field] | null | undefined };

/** The contact after a change of what is named; its caller is known to see contacts. */
export const changedContact = (contact: Contact, given: ContactChange, version: number, country: string): Contact => {
  mustBeCurrent(version, contact.version, contact);
  return { ...tidyReach(merged<Contact>(contact, given), country), version: contact.version + 1 };
};

export const theContact = (contacts: readonly Contact[] | undefined, contactId: string): Contact => {
  const contact = contacts?.find(({ id }) => id === contactId);
  if (!contact) throw new DomainError('NOT_FOUND', 'there is no such contact');
  return contact;
};

/** The party's page reads all contacts at once, so their number is bounded. */
const mostContacts = 200;
export const mustHaveRoom = (contacts: readonly Contact[] | undefined): void => {
  if ((contacts ?? []).length >= mostContacts)
    throw new DomainError('INPUT_INVALID', `a party has at most ${String(mostContacts)} contacts`);
};
