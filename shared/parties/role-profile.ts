import type { Caller } from '../access/caller.ts';
import { editsClass, may } from '../access/caller.ts';
import { DomainError } from '../kernel/errors.ts';
import { named } from './merge.ts';
import {
  customerOnly,
  supplierOnly,
  type PartyRole,
  type RoleFacts,
  type RoleProfile,
  type RoleState,
} from './model.ts';

/** The life of a role profile (P1): which state may follow which. Ended is not the end for ever: it starts again as candidate. */
export const nextStates: Record<RoleState, readonly RoleState[]> = {
  candidate: ['verified', 'ended'],
  verified: ['active', 'candidate', 'ended'],
  active: ['on-hold', 'ended'],
  'on-hold': ['active', 'ended'],
  ended: ['candidate'],
};

/** Activating (or releasing) is for a manager or quality; the other moves for whoever edits that side. */
const needsActivator = (to: RoleState): boolean => to === 'active';
/** Moves that close something need their reason said. */
const needsReason = (from: RoleState, to: RoleState): boolean =>
  to === 'on-hold' || to === 'ended' || from === 'on-hold' || from === 'ended';

type Move = { caller: Caller; profile: RoleProfile; to: RoleState; reason: string | null | undefined; now: Date };

/** The profile after a move of its state, or the refusal that names what is missing. */
export const moveState = ({ caller, profile, to, reason, now }: Move): RoleProfile => {
  const { role, state } = profile;
  if (to === state) return profile;
  if (!nextStates[state].includes(to)) {
    throw new DomainError('ROLE_STATE_MOVE_NOT_ALLOWED', `a ${role} role cannot go from ${state} to ${to}`, {
      allowed: nextStates[state],
    });
  }
  if (needsActivator(to) && !may(caller, 'role:activate')) {
    throw new DomainError('NOT_ALLOWED', 'a manager or quality activates a role', { permission: 'role:activate' });
  }
  if (needsReason(state, to) && !reason) {
    throw new DomainError('INPUT_INVALID', 'this move needs a reason', {
      errors: [{ path: 'reason', code: 'required', message: 'is needed for this move' }],
    });
  }
  return { ...profile, state: to, stateSince: now.toISOString(), stateReason: reason ?? null };
};

/** A role that is given anew starts as candidate. */
export const newProfile = (role: PartyRole, facts: RoleFacts, caller: Caller, now: Date): RoleProfile => {
  const at = now.toISOString();
  return {
    ...factsOfRole(role, facts),
    role,
    state: 'candidate',
    stateSince: at,
    version: 1,
    updatedAt: at,
    updatedBy: caller.staffId,
  };
};

/** Facts of the other side do not belong here: naming one is refused, by its field. */
export const factsOfRole = (role: PartyRole, facts: Partial<RoleFacts>): Partial<RoleFacts> => {
  const foreign = role === 'customer' ? supplierOnly : customerOnly;
  const wrong = named(facts).filter(([field, value]) => foreign.includes(field) && value !== null);
  if (wrong.length > 0) {
    const errors = wrong.map(([path]) => ({
      path,
      code: 'not-of-this-role',
      message: `does not belong to the ${role} role`,
    }));
    throw new DomainError('INPUT_INVALID', `these fields do not belong to the ${role} role`, { errors });
  }
  return Object.fromEntries(Object.entries(facts).filter(([field]) => !foreign.includes(field)));
};

/** Who may see and change the profile of a role: sales the customer side, purchasing the supplier side, of the same party. */
export const mustEditSide = (caller: Caller, role: PartyRole): void => {
  if (!editsClass(caller, role))
    throw new DomainError('NOT_ALLOWED', `your job does not include the ${role} side`, { role });
};

const otherSide: Record<PartyRole, PartyRole> = { customer: 'supplier', supplier: 'customer' };

/**
 * Who may give a role that is not there yet: whoever edits that side; bare, also whoever edits the other one. Sales says "they supply
 * us too" and types nothing; colleagues of that side take it up from candidate.
 */
export const mustGive = (caller: Caller, role: PartyRole, { bare }: { bare: boolean }): void => {
  if (!bare || !editsClass(caller, otherSide[role])) mustEditSide(caller, role);
};

/** A role is usable only while active; pickers and later orders ask this and show the reason. */
export const mustBeActive = (profile: RoleProfile | undefined, role: PartyRole): void => {
  if (profile?.state === 'active') return;
  const state = profile?.state ?? 'none';
  throw new DomainError('ROLE_NOT_ACTIVE', `the ${role} role is ${state}`, {
    role,
    state,
    reason: profile?.stateReason ?? null,
  });
};
