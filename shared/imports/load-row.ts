import type { Caller } from '../access/caller.ts';
import { same } from '../kernel/canonical.ts';
import { DomainError } from '../kernel/errors.ts';
import { changedContact } from '../parties/change-contact.ts';
import { changedParty } from '../parties/change-party.ts';
import { settledCustom, settledRoleCustom } from '../parties/custom.ts';
import type { Contact, Party, PartyRole, RoleProfile } from '../parties/model.ts';
import {
  checkedIdentifiers,
  countryOf,
  decideParty,
  newContact,
  rolesOf,
  type Registered,
} from '../parties/register-party.ts';
import { mustEditSide } from '../parties/role-profile.ts';
import { decideRole, type RoleSet } from '../parties/set-role.ts';
import { mustEdit, type CustomGrants, type WholeParty } from '../parties/visible.ts';
import type { CustomField } from '../settings/model.ts';
import { contactGrown, mustHoldLists, partyGrown } from './grown-lists.ts';
import { laidOver } from './laid-address.ts';
import { walkTo } from './role-walk.ts';
import type { RowDraft } from './row-draft.ts';
import type { PartyBody } from './row-party.ts';

export type NewId = (kind: 'pty' | 'cnt' | 'prp') => string;
type Loading = {
  body: PartyBody;
  states: RowDraft['states'];
  caller: Caller;
  now: Date;
  newId: NewId;
  fields: readonly CustomField[];
  /** Said with every move of a state. */
  reason: string;
};

/** A new party of a row: the same decisions as on the form, then each role walked to the state the file says. */
export const createdFromRow = (
  { body, states, caller, now, newId, fields, reason }: Loading,
  number: string,
): Registered => {
  mustEdit(caller, 'identity');
  if (body.contacts?.length) mustEdit(caller, 'contacts');
  const roles = [...new Set(body.roles ?? [])];
  for (const role of roles) mustEditSide(caller, role);
  const given = {
    ...body,
    ...Object.fromEntries(roles.map((role) => [role, settledRoleCustom({ caller, fields, role, given: body[role] })])),
    custom: settledCustom({ caller, fields, of: 'party', given: body.custom }),
  };
  const registered = decideParty({ id: newId('pty'), number, given, newId, caller, now });
  const profiles = registered.profiles.map((profile) => walked(profile, states[profile.role], caller, reason, now));
  return { ...registered, profiles, party: { ...registered.party, ...rolesOf(profiles) } };
};

const walked = (
  profile: RoleProfile,
  to: RoleProfile['state'] | undefined,
  caller: Caller,
  reason: string,
  now: Date,
): RoleProfile => (to ? walkTo(profile, to, caller, reason, now) : profile);

export type ContactChange = { before: Contact | undefined; after: Contact };
/** What a row changes of a party that is there. Without `party`, `roles` and `contacts` nothing changes. */
export type UpdatedFromRow = { before: Party; after: Party; roles: RoleSet[]; contacts: ContactChange[] };

type Updating = Loading & {
  whole: WholeParty;
  /** What the row itself says, without the mapping's defaults. */
  said: RowDraft['said'];
  /** Roles that the row names, or the mapping's defaults. */
  roles: readonly PartyRole[];
  grants: CustomGrants;
};

const plainFacts = [
  'kind',
  'legalName',
  'shortName',
  'englishName',
  'website',
  'lineOfBusiness',
  'legalForm',
  'ownership',
  'foundedOn',
  'capital',
  'size',
  'staffCount',
  'timeSeriesClass',
  'transactionClass',
] as const;

/** A party that is there, with what the row says laid over it: lists grow, an empty cell changes nothing. */
export const updatedFromRow = (updating: Updating): UpdatedFromRow => {
  const { whole, body, said, roles, states, caller, now, newId, grants, fields, reason } = updating;
  const given = {
    ...Object.fromEntries(plainFacts.flatMap((field) => (said[field] === undefined ? [] : [[field, body[field]]]))),
    ...partyGrown(whole.party, body),
    ...(body.identifiers ? { identifiers: identifiersOf(whole.party, body.identifiers, countryOf(body)) } : {}),
    ...(body.addresses?.[0] ? { addresses: laidOver(whole.party.addresses ?? [], body.addresses[0]) } : {}),
    ...(body.custom
      ? { custom: settledCustom({ caller, fields, of: 'party', given: body.custom, before: whole.party.custom }) }
      : {}),
  };
  const changed = changedParty({ party: whole.party, given, caller, now });
  mustHoldLists('party', changed);
  const sets: RoleSet[] = [];
  let current: WholeParty = { ...whole, party: changed };
  for (const role of roles) {
    const set = roleOfRow({
      ...updating,
      whole: current,
      role,
      state: states[role],
      proposalId: newId('prp'),
      reason,
      grants,
    });
    if (set.before && same(set.before, set.after)) continue;
    sets.push(set);
    current = { ...current, party: set.party, [role]: set.after };
  }
  // However many roles moved, the party item is written once.
  const after = same(current.party, whole.party) ? whole.party : { ...current.party, version: whole.party.version + 1 };
  return { before: whole.party, after, roles: sets, contacts: contactsOf(updating, countryOf(after)) };
};

/** Number by number: those that are there stay, a second credit code is refused. */
const identifiersOf = (party: Party, written: PartyBody['identifiers'], country: string): Party['identifiers'] => {
  const present = party.identifiers ?? [];
  const given = checkedIdentifiers(written, country) ?? [];
  const differing = given.findIndex(
    ({ type, value }) => type === 'uscc' && present.some((one) => one.type === type && one.value !== value),
  );
  if (differing >= 0) {
    const errors = [
      { path: `identifiers.${String(differing)}.value`, code: 'differs', message: 'differs from the number on record' },
    ];
    throw new DomainError('IDENTIFIER_INVALID', 'another number is on record', { errors });
  }
  const isThere = (one: { type: string; value: string }): boolean =>
    present.some(({ type, value }) => type === one.type && value === one.value);
  return [...present, ...given.filter((one) => !isThere(one))];
};

const roleOfRow = ({
  whole,
  role,
  body,
  state,
  caller,
  now,
  fields,
  grants,
  proposalId,
  reason,
}: Updating & { role: PartyRole; state: RoleProfile['state'] | undefined; proposalId: string }): RoleSet => {
  const present = whole[role];
  const settled =
    body[role] || !present
      ? settledCustom({ caller, fields, of: role, given: body[role]?.custom, before: present?.custom })
      : undefined;
  const { custom: _settled, ...facts } = body[role] ?? {};
  const given = { ...facts, ...(settled ? { custom: settled } : {}) };
  const set = decideRole({ ...whole, role, given, reason, proposalId, grants, caller, now });
  if (!state || set.after.state === state) return set;
  const moved = walkTo(set.after, state, caller, reason, now);
  const after = { ...moved, version: set.before ? set.before.version + 1 : 1 };
  const profiles = Object.values({ customer: whole.customer, supplier: whole.supplier, [role]: after }).flatMap(
    (profile) => profile ?? [],
  );
  return {
    ...set,
    after,
    party: { ...set.party, ...rolesOf(profiles), updatedAt: now.toISOString(), updatedBy: caller.staffId },
  };
};

const mostContacts = 200;

const contactsOf = ({ whole, body, caller, newId }: Updating, country: string): ContactChange[] =>
  (body.contacts ?? []).flatMap((facts): ContactChange[] => {
    mustEdit(caller, 'contacts');
    const before = whole.contacts?.find(({ name }) => name.normalize('NFKC') === facts.name.normalize('NFKC'));
    if (!before) {
      if ((whole.contacts?.length ?? 0) >= mostContacts)
        throw new DomainError('INPUT_INVALID', 'a party has too many contacts');
      return [{ before: undefined, after: newContact(newId('cnt'), facts, country) }];
    }
    const after = changedContact(before, { ...facts, ...contactGrown(before, facts) }, before.version, country);
    mustHoldLists('contact', after);
    return same({ ...after, version: 0 }, { ...before, version: 0 }) ? [] : [{ before, after }];
  });
