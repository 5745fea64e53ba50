import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adminsAfter,
  administers,
  decideActivation,
  decideDeactivation,
  decideStaffChange,
  mustTakeOver,
} from '#shared/access/decide-staff';
import { jobs } from '#shared/access/jobs';
import type { Staff } from '#shared/access/staff';
import { DomainError } from '#shared/kernel/errors';
import { aStaff } from '../../fixtures/staff.ts';

const now = new Date('2026-11-20T08:00:00Z');
const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? error.code : 'other';
  }
};

describe('who administers', () => {
  it('is never nobody, whatever admins do to each other', () => {
    const move = fc.record({ who: fc.nat(3), what: fc.constantFrom('deactivate', 'activate', 'promote', 'demote') });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        const people = [0, 1, 2, 3].map((at) => aStaff(at === 0 ? 'admin' : 'sales', { staffId: `stf-${String(at)}` }));
        let admins: readonly string[] = ['stf-0'];
        for (const { who, what } of moves) {
          const before = people[who];
          if (!before) continue;
          const after = {
            deactivate: () => decideDeactivation(before, now),
            activate: () => decideActivation(before, now),
            promote: () => decideStaffChange({ staff: before, given: { jobs: ['admin'] }, now }),
            demote: () => decideStaffChange({ staff: before, given: { jobs: ['sales'] }, now }),
          }[what]();
          if (codeOf(() => (admins = adminsAfter(admins, before, after))) === undefined) people[who] = after;
        }
        const really = people.filter(administers).map(({ staffId }) => staffId);
        return really.length > 0 && [...admins].sort().join() === really.sort().join();
      }),
    );
  });
});

describe('who takes a role over', () => {
  const from = aStaff('sales');
  const fits = (role: 'customer' | 'supplier', to: Staff | undefined) =>
    codeOf(() => mustTakeOver(role, from, to)) === undefined;

  it('edits that side of the party', () => {
    expect(jobs.filter((job) => fits('customer', aStaff(job)))).toEqual(['sales', 'finance', 'manager', 'admin']);
    expect(jobs.filter((job) => fits('supplier', aStaff(job)))).toEqual([
      'purchasing',
      'finance',
      'quality',
      'manager',
      'admin',
    ]);
  });

  it('works here and is someone else', () => {
    expect([
      fits('customer', undefined),
      fits('customer', aStaff('sales', { active: false })),
      fits('customer', from),
    ]).toEqual([false, false, false]);
  });
});
