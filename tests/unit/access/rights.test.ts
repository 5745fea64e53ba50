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

describe('rights', () => {
  it('only shrink when a job is taken away (INV-20)', () => {
    fc.assert(
      fc.property(someJobs, fc.constantFrom(...jobs), (held, taken) => {
        const [more, less] = [withJobs(held), withJobs(held.filter((job) => job !== taken))];
        const nothingNew = fieldClasses.every(
          (name) =>
            (!seesClass(less, name) || seesClass(more, name)) && (!editsClass(less, name) || editsClass(more, name)),
        );
        return nothingNew && permissions.every((permission) => !may(less, permission) || may(more, permission));
      }),
    );
  });

  it('show no row more when the scope narrows or a region is taken away', () => {
    const regions = fc.uniqueArray(fc.constantFrom('CN-31', 'CN-44', 'DE'), { minLength: 1 });
    const party = fc.record({
      region: fc.constantFrom('CN-31', 'CN-44', 'DE', 'ZZ'),
      keepers: fc.array(fc.constantFrom('me', 'you', undefined), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...rowScopes),
        fc.constantFrom(...rowScopes),
        regions,
        party,
        (wide, narrow, seen, placed) => {
          if (rowScopes.indexOf(narrow) > rowScopes.indexOf(wide)) return true;
          const [more, less] = [
            withJobs(['sales'], { rows: wide, regions: seen }),
            withJobs(['sales'], { rows: narrow, regions: seen }),
          ];
          return !seesParty(less, placed) || seesParty(more, placed);
        },
      ),
    );
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
