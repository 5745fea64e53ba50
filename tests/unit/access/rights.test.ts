import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editsClass, may, rowsOf, seesClass, seesParty, type Caller } from '#shared/access/caller';
import { meOf } from '#shared/access/decide-me';
import { fieldClasses, secretClasses } from '#shared/access/field-classes';
import { jobs, rowScopes, type Job } from '#shared/access/jobs';
import { permissions } from '#shared/access/permissions';
import { rightsOf } from '#shared/access/rights';

const withJobs = (held: readonly Job[], given: Partial<Caller> = {}): Caller => ({
  staffId: 'me',
  name: 'Me',
  email: '',
  jobs: held,
  regions: [],
  locale: 'en',
  ...given,
});
const someJobs = fc.uniqueArray(fc.constantFrom(...jobs), { minLength: 1 });

/** What a table of rights is asked. */
type Rights = Pick<typeof real, 'may' | 'sees' | 'edits'>;
const real = { may, sees: seesClass, edits: editsClass };
/** A naive version: the first job counts, as where a person has one role. */
const firstJob = (caller: Caller): Caller => ({ ...caller, jobs: caller.jobs.slice(0, 1) });
const firstJobOnly: Rights = {
  may: (caller, permission) => may(firstJob(caller), permission),
  sees: (caller, name) => seesClass(firstJob(caller), name),
  edits: (caller, name) => editsClass(firstJob(caller), name),
};

const shrink = (rights: Rights): boolean => {
  const property = fc.property(someJobs, fc.constantFrom(...jobs), (held, taken) => {
    const [more, less] = [withJobs(held), withJobs(held.filter((job) => job !== taken))];
    return (
      fieldClasses.every(
        (name) =>
          (!rights.sees(less, name) || rights.sees(more, name)) &&
          (!rights.edits(less, name) || rights.edits(more, name)),
      ) && permissions.every((permission) => !rights.may(less, permission) || rights.may(more, permission))
    );
  });
  return !fc.check(property, { numRuns: 300 }).failed;
};

type SeesParty = typeof seesParty;
/** Naive versions: one forgets in a region what the reader keeps elsewhere, one trusts whoever has a single region with all of them. */
const rowMutants: [string, SeesParty][] = [
  [
    'forgets in a region what is kept elsewhere',
    (caller, placed) =>
      caller.rows === 'region' && caller.regions.length > 0
        ? caller.regions.includes(placed.region)
        : seesParty(caller, placed),
  ],
  [
    'trusts whoever has a single region with all of them',
    (caller, placed) => (caller.rows === 'region' && caller.regions.length === 1) || seesParty(caller, placed),
  ],
];

const places = ['CN-31', 'CN-44', 'DE'];
const narrows = (sees: SeesParty): boolean => {
  const party = fc.record({
    region: fc.constantFrom(...places, 'ZZ'),
    keepers: fc.array(fc.constantFrom('me', 'you', undefined), { maxLength: 2 }),
  });
  // Without any region one is held to none: that is no narrower right but another one.
  const regions = fc
    .subarray(places, { minLength: 1 })
    .chain((all) => fc.tuple(fc.constant(all), fc.subarray(all, { minLength: 1 })));
  const scope = fc.constantFrom(...rowScopes);
  const property = fc.property(scope, scope, regions, party, (wide, narrow, [all, fewer], placed) => {
    if (rowScopes.indexOf(narrow) > rowScopes.indexOf(wide)) return true;
    const more = withJobs(['sales'], { rows: wide, regions: all });
    const less = withJobs(['sales'], { rows: narrow, regions: fewer });
    return !sees(less, placed) || sees(more, placed);
  });
  return !fc.check(property, { numRuns: 3000 }).failed;
};

describe('rights', () => {
  it('only shrink when a job is taken away (INV-20)', () => {
    expect(shrink(real)).toBe(true);
  });

  it('are checked by a property that a version which goes by the first job does not pass', () => {
    expect(shrink(firstJobOnly)).toBe(false);
  });

  it.each(rowMutants)('are checked by a property that a version which %s does not pass', (_name, mutant) => {
    expect(narrows(mutant)).toBe(false);
  });

  it('show no row more when the scope narrows or a region is taken away', () => {
    expect(narrows(seesParty)).toBe(true);
    const one = withJobs(['sales'], { rows: 'region', regions: ['CN-31'] });
    expect(seesParty(one, { region: 'CN-44', keepers: [] })).toBe(false);
  });

  it('give sales the customer side and purchasing the supplier side of the same party', () => {
    const [sales, purchasing] = [withJobs(['sales']), withJobs(['purchasing'])];
    expect([seesClass(sales, 'customer'), seesClass(sales, 'supplier')]).toEqual([true, false]);
    expect([
      seesClass(purchasing, 'customer'),
      seesClass(purchasing, 'customer-credit'),
      seesClass(purchasing, 'supplier'),
    ]).toEqual([false, false, true]);
  });

  it('give secrets to few, and nothing to whoever only audits but to read', () => {
    expect(jobs.filter((job) => secretClasses.some((name) => rightsOf[job].fields[name]))).toEqual([
      'finance',
      'manager',
      'auditor',
      'admin',
    ]);
    expect(Object.values(rightsOf.auditor.fields).filter((grant) => grant === 'edit')).toEqual([]);
    expect(
      rightsOf.auditor.permissions.filter((permission) =>
        /:(create|edit|write|archive|bulk|propose|confirm|admin)$/.test(permission),
      ),
    ).toEqual([]);
  });

  it('are told to their holder as the table has them', () => {
    const me = meOf(withJobs(['sales', 'quality']), 3);
    expect(me).toMatchObject({
      rows: 'all',
      version: 3,
      fields: { customer: 'edit', supplier: 'edit', identity: 'edit' },
    });
    expect(me.permissions).toEqual(permissions.filter((permission) => may(withJobs(['sales', 'quality']), permission)));
    expect(rowsOf(withJobs(['manager'], { rows: 'own' }))).toBe('own');
  });
});
