import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Caller } from '#shared/access/caller';
import { jobs } from '#shared/access/jobs';
import { visibleOverview } from '#shared/parties/visible-overview';
import { visibleParty, type CustomGrants, type WholeParty } from '#shared/parties/visible';
import { aContact, aParty, aProfile } from '../../fixtures/parties.ts';
import { aCaller } from '../../fixtures/staff.ts';

const money = { amount: 1, currency: 'CNY' };
const grants: CustomGrants = new Map([
  ['fld_a', { sales: 'read' }],
  ['fld_b', { purchasing: 'edit', quality: 'read' }],
  ['fld_c', {}],
]);
const custom = { fld_a: 1, fld_b: 2, fld_c: 3, fld_gone: 4 };
const whole: WholeParty = {
  party: aParty({
    custom,
    keepers: { customer: 'a', supplier: 'b' },
    roleStates: { customer: 'active', supplier: 'active' },
  }),
  customer: aProfile('customer', { creditLimit: money, grade: 'A', purchaseNeeds: '泵', custom }),
  supplier: aProfile('supplier', { capabilities: '铸造', certificates: [{ kind: 'iso-9001' }], custom }),
  contacts: [aContact()],
};

/** Every path in an answer that holds a value. */
const pathsIn = (value: unknown, path = ''): string[] => {
  if (value === null || typeof value !== 'object') return value === undefined ? [] : [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => pathsIn(inner, `${path}.${name}`))];
};
type Shown = (caller: Caller) => unknown;
const shown: Record<string, Shown> = {
  party: (caller) => visibleParty(caller, whole, grants),
  overview: (caller) => visibleOverview(caller, whole, grants),
};
const someJobs = fc.uniqueArray(fc.constantFrom(...jobs), { minLength: 1 });

const isMonotone = (show: Shown): boolean => {
  const property = fc.property(someJobs, fc.constantFrom(...jobs), (held, taken) => {
    const more = new Set(pathsIn(show(aCaller(held))));
    const less = pathsIn(show(aCaller(held.filter((job) => job !== taken))));
    return less.every((path) => more.has(path));
  });
  return !fc.check(property, { numRuns: 200 }).failed;
};

describe('what a reader is shown', () => {
  it.each(Object.keys(shown))('only shrinks when a job is taken away: %s (INV-20)', (name) => {
    expect(isMonotone(shown[name] ?? (() => undefined))).toBe(true);
  });

  it('is checked by a property that finds a view which shows the rest to whoever has fewest jobs', () => {
    expect(isMonotone((caller) => (caller.jobs.length > 1 ? {} : whole))).toBe(false);
  });

  it('holds a custom field for whom it was granted, and none that is not defined (any more)', () => {
    const fieldsOf = (job: (typeof jobs)[number]) =>
      Object.keys(visibleParty(aCaller(job), whole, grants).custom ?? {});
    expect(fieldsOf('sales')).toEqual(['fld_a']);
    expect(fieldsOf('quality')).toEqual(['fld_b']);
    expect(fieldsOf('service')).toEqual([]);
    expect(fieldsOf('admin')).toEqual(['fld_a', 'fld_b', 'fld_c']);
  });

  it('names the state of both roles to everybody, and the keeper only of the reader’s side', () => {
    const seen = visibleParty(aCaller('purchasing'), whole, grants);
    expect(seen.roleStates).toEqual({ customer: 'active', supplier: 'active' });
    expect(seen.keepers).toEqual({ supplier: 'b' });
  });
});
