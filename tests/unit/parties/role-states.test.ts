import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roleStates } from '#shared/parties/choices';
import type { RoleProfile, RoleState } from '#shared/parties/model';
import { moveState, mustBeActive, nextStates } from '#shared/parties/role-profile';
import { aCaller } from '../../fixtures/staff.ts';
import { aProfile } from '../../fixtures/parties.ts';

const now = new Date('2026-11-20T02:00:00Z');
const manager = aCaller('manager');
const sales = aCaller('sales');

/** The life of a role as the field tells it, written down a second time: candidate → verified → active ⇄ on hold → ended. */
const legal: Record<RoleState, string> = {
  candidate: 'verified ended',
  verified: 'active candidate ended',
  active: 'on-hold ended',
  'on-hold': 'active ended',
  ended: 'candidate',
};

type Mover = (profile: RoleProfile, to: RoleState) => RoleProfile;
const real: Mover = (profile, to) => moveState({ caller: manager, profile, to, reason: '理由', now });
/** What a naive version would do: anything goes that is not the same. */
const mutant: Mover = (profile, to) => ({ ...profile, state: to });

const agrees = (move: Mover): boolean => {
  const property = fc.property(fc.array(fc.constantFrom(...roleStates), { maxLength: 12 }), (wanted) => {
    let profile = aProfile('customer', { state: 'candidate' });
    for (const to of wanted) {
      const allowed = to === profile.state || legal[profile.state].split(' ').includes(to);
      let moved: RoleProfile | undefined;
      try {
        moved = move(profile, to);
      } catch {
        moved = undefined;
      }
      if (allowed !== (moved !== undefined)) return false;
      profile = moved ?? profile;
    }
    return true;
  });
  return !fc.check(property, { numRuns: 200 }).failed;
};

describe('the state of a role (INV-19)', () => {
  it('moves exactly as the field says, whatever is tried in whatever order', () => {
    expect(agrees(real)).toBe(true);
  });

  it('is checked by a property that a naive version does not pass', () => {
    expect(agrees(mutant)).toBe(false);
  });

  it('has a next state from everywhere: ended is not for ever', () => {
    expect(Object.values(nextStates).every((next) => next.length > 0)).toBe(true);
  });

  it('is activated by a manager or quality, released with a reason, and refused by name', () => {
    const verified = aProfile('supplier', { state: 'verified' });
    expect(() => moveState({ caller: sales, profile: verified, to: 'active', reason: null, now })).toThrow(
      /manager or quality/,
    );
    expect(moveState({ caller: aCaller('quality'), profile: verified, to: 'active', reason: null, now })).toMatchObject(
      {
        state: 'active',
        stateSince: now.toISOString(),
      },
    );
    const held = aProfile('supplier', { state: 'on-hold' });
    expect(() => moveState({ caller: manager, profile: held, to: 'active', reason: '', now })).toThrow(
      /needs a reason/,
    );
  });

  it('that is not active is refused wherever the role would be used, with its reason', () => {
    expect(() => mustBeActive(undefined, 'supplier')).toThrow('the supplier role is none');
    const held = aProfile('customer', { state: 'on-hold', stateReason: '逾期' });
    expect(() => mustBeActive(held, 'customer')).toThrow(
      expect.objectContaining({ code: 'ROLE_NOT_ACTIVE', details: expect.objectContaining({ reason: '逾期' }) }),
    );
    expect(() => mustBeActive(aProfile('customer'), 'customer')).not.toThrow();
  });
});
