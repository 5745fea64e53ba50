import type * as z from 'zod/mini';
import type { Caller } from '../access/caller.ts';
import { DomainError, type FieldError } from '../kernel/errors.ts';
import type { CreateParty } from './contract.ts';
import { regionOf } from './divisions.ts';
import { checkIdentifier } from './identifiers.ts';
import type { Contact, ContactFacts, Party, PartyFacts, PartyRole, RoleFacts, RoleProfile } from './model.ts';
import { newProfile } from './role-profile.ts';

type Given = z.output<typeof CreateParty>;
type Registration = { id: string; number: string; given: Given; contactId: (index: number) => string; caller: Caller; now: Date };
export type Registered = { party: Party; profiles: RoleProfile[]; contacts: Contact[] };

/** Identifiers in the form they are stored and compared; a wrong one is refused by its place. */
export const checkedIdentifiers = (identifiers: PartyFacts['identifiers'], country: string): PartyFacts['identifiers'] => {
  const errors: FieldError[] = [];
  const checked = (identifiers ?? []).map(({ type, value }, index) => {
    const result = checkIdentifier({ type, value }, country);
    if (result.ok) return { type, value: result.normalized };
    errors.push({ path: `identifiers.${String(index)}.value`, code: result.code, message: result.message });
    return { type, value };
  });
  const twice = checked.findIndex(({ type, value }, index) => checked.findIndex((one) => one.type === type && one.value === value) !== index);
  if (twice >= 0) errors.push({ path: `identifiers.${String(twice)}.value`, code: 'repeated', message: 'is given twice' });
  if (errors.length > 0) throw new DomainError('IDENTIFIER_INVALID', errors.map(({ path, message }) => `${path}: ${message}`).join('; '), { errors });
  return identifiers ? checked : undefined;
};

export const countryOf = (facts: Pick<PartyFacts, 'addresses'>): string => facts.addresses?.[0]?.country ?? 'CN';

/** A new party with its contacts and the roles it starts with, each as candidate. */
export const decideParty = ({ id, number, given, contactId, caller, now }: Registration): Registered => {
  const { contacts = [], roles = [], customer, supplier, duplicateReason: _reason, ...facts } = given;
  const profiles = [...new Set(roles)].map((role) => startProfile(role, { customer, supplier }[role], caller, now));
  const at = now.toISOString();
  const party: Party = {
    ...facts,
    identifiers: checkedIdentifiers(facts.identifiers, countryOf(facts)),
    id,
    number,
    version: 1,
    region: regionOf(facts.addresses?.[0]),
    ...rolesOf(profiles),
    createdAt: at,
    createdBy: caller.staffId,
    updatedAt: at,
    updatedBy: caller.staffId,
  };
  return { party, profiles, contacts: contacts.map((contact, index) => newContact(contactId(index), contact)) };
};

/** Who gives the role keeps it until someone else is named. */
export const startProfile = (role: PartyRole, facts: RoleFacts | undefined, caller: Caller, now: Date): RoleProfile =>
  newProfile(role, { ...facts, keeperId: facts?.keeperId ?? caller.staffId }, caller, now);

export const newContact = (id: string, facts: ContactFacts): Contact => ({ ...facts, id, version: 1 });

/** What the party item repeats of its role profiles, so that a list or a picker needs no second read. */
export const rolesOf = (profiles: readonly RoleProfile[]): Pick<Party, 'roleStates' | 'keepers'> => ({
  roleStates: Object.fromEntries(profiles.map(({ role, state }) => [role, state])),
  keepers: Object.fromEntries(profiles.flatMap(({ role, keeperId }) => (keeperId ? [[role, keeperId]] : []))),
});
