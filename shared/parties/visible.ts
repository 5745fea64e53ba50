import type { Caller, FieldGrants } from '../access/caller.ts';
import { editsClass, editsCustomField, seesClass, seesCustomField } from '../access/caller.ts';
import type { FieldClass } from '../access/field-classes.ts';
import { DomainError } from '../kernel/errors.ts';
import type { Contact, CustomValues, Party, PartyRole, PartyView, RoleProfile } from './model.ts';

/** Grants of each custom field by id; a field that is not listed is seen by nobody. */
export type CustomGrants = ReadonlyMap<string, FieldGrants>;

export const visibleCustom = (
  caller: Caller,
  values: CustomValues | undefined,
  grants: CustomGrants,
): CustomValues | undefined => {
  const seen = Object.entries(values ?? {}).filter(
    ([id]) => seesCustomField(caller, grants.get(id) ?? {}) && grants.has(id),
  );
  return seen.length > 0 ? Object.fromEntries(seen) : undefined;
};

/** The class that guards a field of a role profile. */
export const classOfRoleField = (role: PartyRole, field: string): FieldClass => {
  if (field === 'creditLimit' || field === 'pendingCreditLimit' || field === 'grade') return 'customer-credit';
  return role;
};

const always = new Set(['role', 'state', 'stateSince', 'version', 'updatedAt', 'updatedBy']);

/** A role profile less what the reader may not see; undefined when that side is not theirs at all. */
export const visibleProfile = (
  caller: Caller,
  profile: RoleProfile | undefined,
  grants: CustomGrants,
): RoleProfile | undefined => {
  if (!profile || !seesClass(caller, profile.role)) return undefined;
  const seen = Object.entries(profile).filter(
    ([field]) => always.has(field) || seesClass(caller, classOfRoleField(profile.role, field)),
  );
  const { custom, ...rest } = Object.fromEntries(seen) as RoleProfile;
  const visible = visibleCustom(caller, custom, grants);
  return visible ? { ...rest, custom: visible } : rest;
};

/** The profile for whoever set it; of a side that is not theirs, only how it stands, which the party's identity tells everybody. */
export const answeredProfile = (caller: Caller, profile: RoleProfile, grants: CustomGrants): RoleProfile => {
  const { role, state, stateSince, version, updatedAt, updatedBy } = profile;
  return visibleProfile(caller, profile, grants) ?? { role, state, stateSince, version, updatedAt, updatedBy };
};

/** The items of one party as they are stored. */
export type WholeParty = {
  party: Party;
  customer?: RoleProfile | undefined;
  supplier?: RoleProfile | undefined;
  contacts?: readonly Contact[] | undefined;
};

/** The one filter of a party on its way out (P14). Absent is either empty or not the reader's to see. */
export const visibleParty = (
  caller: Caller,
  { party, customer, supplier, contacts }: WholeParty,
  grants: CustomGrants,
): PartyView => {
  const { custom, keepers, ...facts } = party;
  const seenCustom = visibleCustom(caller, custom, grants);
  const seenKeepers = Object.fromEntries(
    Object.entries(keepers).filter(([role]) => seesClass(caller, role as PartyRole)),
  );
  return {
    ...facts,
    keepers: seenKeepers,
    ...(seenCustom ? { custom: seenCustom } : {}),
    ...(contacts && seesClass(caller, 'contacts') ? { contacts: [...contacts] } : {}),
    ...withProfile('customer', visibleProfile(caller, customer, grants)),
    ...withProfile('supplier', visibleProfile(caller, supplier, grants)),
  };
};

const withProfile = (role: PartyRole, profile: RoleProfile | undefined): Partial<Record<PartyRole, RoleProfile>> =>
  profile ? { [role]: profile } : {};

/** Refuses a change of custom fields that the caller may not edit, as if they did not exist. */
export const mustEditCustom = (caller: Caller, values: CustomValues | undefined, grants: CustomGrants): void => {
  for (const id of Object.keys(values ?? {})) {
    const granted = grants.get(id);
    if (!granted || !editsCustomField(caller, granted))
      throw new DomainError('FIELD_NOT_AVAILABLE', 'there is no such field', {
        errors: [{ path: `custom.${id}`, code: 'not-available', message: 'is not available' }],
      });
  }
};

/** A class that is not the reader's answers 403 by its name; the party itself they may see. */
export const mustSeeClass = (caller: Caller, name: FieldClass): void => {
  if (!seesClass(caller, name)) throw new DomainError('NOT_ALLOWED', 'your job does not include this', { class: name });
};

export const mustEdit = (caller: Caller, name: FieldClass): void => {
  if (!editsClass(caller, name))
    throw new DomainError('NOT_ALLOWED', 'your job does not include changing this', { class: name });
};
