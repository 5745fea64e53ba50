import type { Caller } from '../access/caller.ts';
import { DomainError } from '../kernel/errors.ts';
import type { RoleProfile, RoleState } from '../parties/model.ts';
import { moveState, nextStates } from '../parties/role-profile.ts';

/** The shortest way from one state to another, without the first. */
const wayTo = (from: RoleState, to: RoleState): RoleState[] | undefined => {
  const ways: RoleState[][] = [[from]];
  for (const way of ways) {
    const last = way.at(-1) ?? from;
    if (last === to) return way.slice(1);
    for (const next of nextStates[last]) if (!way.includes(next)) ways.push([...way, next]);
  }
  return undefined;
};

/** Moves a role to the state that a file says, step by step, each step as if the importer took it by hand. */
export const walkTo = (profile: RoleProfile, to: RoleState, caller: Caller, reason: string, now: Date): RoleProfile => {
  const way = wayTo(profile.state, to);
  if (!way)
    throw new DomainError(
      'ROLE_STATE_MOVE_NOT_ALLOWED',
      `a ${profile.role} role cannot go from ${profile.state} to ${to}`,
    );
  if (way.length === 0) return profile;
  const moved = way.reduce((last, next) => moveState({ caller, profile: last, to: next, reason, now }), profile);
  // Which file it was is the audit's; beside the state people look for why somebody put it there.
  return { ...moved, stateReason: null };
};
