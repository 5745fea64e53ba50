import { displayPhone, normalizeEmail } from './phones.ts';

type Reachable = { phones?: string[] | undefined; emails?: string[] | undefined };

/** Phones in their usual form and mailboxes in lower case, each once; a number that cannot be understood stays as typed. */
export const tidyReach = <T extends Reachable>(facts: T, country: string): T => ({
  ...facts,
  ...(facts.phones ? { phones: once(facts.phones.map((phone) => displayPhone(phone, country))) } : {}),
  ...(facts.emails ? { emails: once(facts.emails.map(normalizeEmail)) } : {}),
});

const once = (values: string[]): string[] => [...new Set(values)];
