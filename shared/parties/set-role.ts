import type { Caller } from '../access/caller.ts';
import { same } from '../kernel/canonical.ts';
import { mustBeCurrent } from '../kernel/versions.ts';
import { mustBeOpen, touched } from './change-party.ts';
import { proposeLimit } from './credit-limit.ts';
import { merged, named } from './merge.ts';
import type { Party, PartyRole, RoleFacts, RoleProfile, RoleState } from './model.ts';
import type { Proposal } from './proposal.ts';
import { rolesOf, startProfile } from './register-party.ts';
import { factsOfRole, moveState, mustEditSide, mustGive } from './role-profile.ts';
import { mustFit } from './sizes.ts';
import { mustEdit, visibleProfile, type CustomGrants } from './visible.ts';

export type RoleChange = { [Field in keyof RoleFacts]?: RoleFacts[Field] | null | undefined };
type Setting = {
  role: PartyRole;
  party: Party;
  customer?: RoleProfile | undefined;
  supplier?: RoleProfile | undefined;
  given: RoleChange;
  state?: RoleState | undefined;
  reason?: string | null | undefined;
  /** The profile's version that the user saw; without one, the change is laid over what is there. */
  version?: number | undefined;
  proposalId: string;
  grants: CustomGrants;
  caller: Caller;
  now: Date;
};
export type RoleSet = {
  before: RoleProfile | undefined;
  after: RoleProfile;
  party: Party;
  proposal?: Proposal | undefined;
  action: string;
};

/** Whether a change touches the section where required custom fields bind: a move of the state alone does not. */
export const editsSection = (given: RoleChange): boolean => named(given).length > 0;

const isBare = (given: RoleChange): boolean => named(given).every(([, value]) => value === null);

/** A role given, its profile changed, its state moved: in one decision, so that the party item never says otherwise than the profile. */
export const decideRole = (setting: Setting): RoleSet => {
  const { role, party, given, state, reason, version, proposalId, caller, now, grants } = setting;
  mustBeOpen(party);
  if (setting[role]) mustEditSide(caller, role);
  else mustGive(caller, role, { bare: isBare(given) && (state ?? 'candidate') === 'candidate' });
  if (given.grade !== undefined) mustEdit(caller, 'customer-credit');
  const before = setting[role];
  if (version !== undefined)
    mustBeCurrent(version, before?.version ?? 0, visibleProfile(caller, before, grants) ?? null);

  const { creditLimit, ...facts } = given;
  const base = before
    ? mergedProfile(before, facts)
    : startProfile(role, withoutNull({ ...facts, creditLimit }), caller, now);
  const moved = state ? moveState({ caller, profile: base, to: state, reason, now }) : base;
  const owner = { partyId: party.id, partyName: party.legalName, caller, now };
  const { profile, proposal } = proposeLimit({ ...owner, profile: moved, limit: creditLimit, proposalId, reason });
  mustFit('profile', profile);
  const after = before ? nextVersion(before, profile, caller, now) : profile;
  return { before, after, party: withRole(setting, after), proposal, action: actionOf(before, after) };
};

const mergedProfile = (before: RoleProfile, facts: RoleChange): RoleProfile => {
  const own: RoleChange = factsOfRole(before.role, withoutNull(facts));
  const emptied = Object.fromEntries(Object.entries(facts).filter(([, value]) => value === null));
  const terms = facts.terms ? merged(before.terms ?? {}, facts.terms) : facts.terms;
  return merged<RoleProfile>(before, { ...own, ...emptied, terms });
};

const withoutNull = (facts: RoleChange): Partial<RoleFacts> =>
  Object.fromEntries(named(facts).filter(([, value]) => value !== null));

const nextVersion = (before: RoleProfile, profile: RoleProfile, caller: Caller, now: Date): RoleProfile => {
  if (same(profile, before)) return before;
  return { ...profile, version: before.version + 1, updatedAt: now.toISOString(), updatedBy: caller.staffId };
};

/** The party item repeats states and keepers; it moves on only when they do. */
const withRole = ({ role, party, customer, supplier, caller, now }: Setting, after: RoleProfile): Party => {
  const profiles = Object.values({ customer, supplier, [role]: after }).flatMap((profile) => profile ?? []);
  const repeated = rolesOf(profiles);
  const unchanged = same(repeated, { roleStates: party.roleStates, keepers: party.keepers });
  return unchanged ? party : touched({ ...party, ...repeated }, caller, now);
};

const actionOf = (before: RoleProfile | undefined, after: RoleProfile): string => {
  if (!before) return 'role.given';
  return before.state === after.state ? 'role.changed' : `role.${after.state}`;
};
