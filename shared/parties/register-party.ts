import type * as z from 'zod/mini';
import { editsClass, type Caller } from '../access/caller.ts';
import { DomainError, type FieldError } from '../kernel/errors.ts';
import { mustBeFilesOf } from './attachment.ts';
import type { CreateParty } from './contract.ts';
import { proposeLimit } from './credit-limit.ts';
import { regionOf } from './divisions.ts';
import { checkIdentifier, secretIdentifierTypes } from './identifiers.ts';
import type { Contact, ContactFacts, Party, PartyFacts, PartyRole, RoleFacts, RoleProfile } from './model.ts';
import { withoutEmpty } from './merge.ts';
import type { Proposal } from './proposal.ts';
import { mustBePlausible, mustHaveRoleFor } from './plausible.ts';
import { tidyReach } from './reach.ts';
import { newProfile } from './role-profile.ts';
import { mustFit } from './sizes.ts';

type Given = z.output<typeof CreateParty>;
/** Ids of what may come with the party, made by the caller: the decision itself is pure. */
type NewId = (kind: 'cnt' | 'prp') => string;
type Registration = { id: string; number: string; given: Given; newId: NewId; caller: Caller; now: Date };
export type Registered = { party: Party; profiles: RoleProfile[]; contacts: Contact[]; proposals: Proposal[] };

/** Identifiers in the form they are stored and compared; a wrong one is refused by its place. */
export const checkedIdentifiers = (
  identifiers: PartyFacts['identifiers'],
  country: string,
): PartyFacts['identifiers'] => {
  const errors: FieldError[] = [];
  const secret: readonly string[] = secretIdentifierTypes;
  const checked = (identifiers ?? []).map(({ type, value }, index) => {
    const path = `identifiers.${String(index)}.value`;
    const result = checkIdentifier({ type, value }, country);
    if (!result.ok) errors.push({ path, code: result.code, message: result.message });
    else if (secret.includes(type))
      errors.push({ path, code: 'secret', message: 'belongs to the persons of the card, where it is encrypted' });
    return { type, value: result.ok ? result.normalized : value };
  });
  const twice = checked.findIndex(
    ({ type, value }, index) => checked.findIndex((one) => one.type === type && one.value === value) !== index,
  );
  if (twice >= 0)
    errors.push({ path: `identifiers.${String(twice)}.value`, code: 'repeated', message: 'is given twice' });
  if (errors.length > 0)
    throw new DomainError('IDENTIFIER_INVALID', errors.map(({ path, message }) => `${path}: ${message}`).join('; '), {
      errors,
    });
  return identifiers ? checked : undefined;
};

/** `P000042`: what people say on the phone. */
export const partyNumber = (count: number): string => `P${String(count).padStart(6, '0')}`;

export const countryOf = (facts: Pick<PartyFacts, 'addresses'>): string => facts.addresses?.[0]?.country ?? 'CN';

/** A new party with its contacts and the roles it starts with, each as candidate. */
export const decideParty = ({ id, number, given, newId, caller, now }: Registration): Registered => {
  const { contacts = [], roles = [], customer, supplier, duplicateReason: _reason, ...stated } = given;
  const facts = withoutEmpty(stated);
  mustBePlausible(facts, now);
  mustHaveRoleFor({ customer, supplier }, roles);
  mustBeFilesOf([], supplier?.certificates, 'supplier.');
  const country = countryOf(facts);
  const started = [...new Set(roles)].map((role) => startProfile(role, { customer, supplier }[role], caller, now));
  const owner = { partyId: id, partyName: facts.legalName, caller, now };
  const limited = started.map((profile) =>
    proposeLimit({
      ...owner,
      profile,
      limit: { customer, supplier }[profile.role]?.creditLimit,
      proposalId: newId('prp'),
    }),
  );
  const profiles = limited.map(({ profile }) => profile);
  const at = now.toISOString();
  const party: Party = {
    ...tidyReach(facts, country),
    identifiers: checkedIdentifiers(facts.identifiers, country),
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
  mustFit('party', party);
  return {
    party,
    profiles,
    contacts: contacts.map((contact) => newContact(newId('cnt'), contact, country)),
    proposals: limited.flatMap(({ proposal }) => (proposal ? [proposal] : [])),
  };
};

/**
 * Who gives a role of their own side keeps it until someone else is named; given to the other side, it waits for a keeper there.
 * A credit limit does not start with it: it is proposed.
 */
export const startProfile = (role: PartyRole, facts: RoleFacts | undefined, caller: Caller, now: Date): RoleProfile => {
  const { creditLimit: _proposed, terms, ...others } = facts ?? {};
  const stated = withoutEmpty({ ...others, ...(terms ? { terms: withoutEmpty(terms) } : {}) });
  const keeperId = facts?.keeperId ?? (editsClass(caller, role) ? caller.staffId : undefined);
  const profile = newProfile(role, { ...stated, ...(keeperId ? { keeperId } : {}) }, caller, now);
  mustFit('profile', profile);
  return profile;
};

export const newContact = (id: string, facts: ContactFacts, country: string): Contact => ({
  ...tidyReach(withoutEmpty(facts), country),
  id,
  version: 1,
});

/** What the party item repeats of its role profiles, so that a list or a picker needs no second read. */
export const rolesOf = (profiles: readonly RoleProfile[]): Pick<Party, 'roleStates' | 'keepers'> => ({
  roleStates: Object.fromEntries(profiles.map(({ role, state }) => [role, state])),
  keepers: Object.fromEntries(profiles.flatMap(({ role, keeperId }) => (keeperId ? [[role, keeperId]] : []))),
});
