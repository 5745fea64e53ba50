import { describe, expect, it } from 'vitest';
import type { AuditEntry, FieldChange } from '#shared/access/audit';
import { visibleEntry } from '#shared/access/visible-audit';
import { aCaller } from '../../fixtures/staff.ts';

const anEntry = (changes: FieldChange[], given: Partial<AuditEntry> = {}): AuditEntry => ({
  entity: 'PARTY#pty_1',
  seq: 2,
  at: '2026-11-20T08:00:00.000Z',
  by: 'stf-1',
  byName: '王芳',
  action: 'changed',
  why: '理由',
  changes,
  previous: 'aaa',
  hash: 'bbb',
  ...given,
});
const change = (field: string, guard: string): FieldChange => ({ field, class: guard, before: 'old', after: 'new' });
const grants = new Map([
  ['fld_open', { sales: 'read', purchasing: 'read' } as const],
  ['fld_closed', {}],
]);

describe('an entry of the trail on its way out', () => {
  it('keeps values of classes that the reader sees and hides the others', () => {
    const entry = anEntry([change('shortName', 'identity'), change('customer.grade', 'customer-credit')]);
    expect(visibleEntry(entry, { caller: aCaller('purchasing'), grants }).changes).toEqual([
      change('shortName', 'identity'),
      { field: 'customer.grade', class: 'customer-credit', hidden: true },
    ]);
    expect(visibleEntry(entry, { caller: aCaller('sales'), grants }).changes.every(({ hidden }) => !hidden)).toBe(true);
  });

  it('tells the reason only to whom it tells every change', () => {
    const entry = anEntry([change('shortName', 'identity'), change('supplier.mainProducts', 'supplier')]);
    expect(visibleEntry(entry, { caller: aCaller('sales'), grants }).why).toBeUndefined();
    expect(visibleEntry(entry, { caller: aCaller('purchasing'), grants }).why).toBe('理由');
  });

  it('hides secrets from everybody and gives no hash to try values against', () => {
    const seen = visibleEntry(anEntry([change('persons.owner.name', 'persons'), change('bank.number', 'bank')]), {
      caller: aCaller('admin'),
      grants,
    });
    expect(seen.changes.map(({ hidden }) => hidden)).toEqual([true, true]);
    expect(JSON.stringify(seen)).not.toMatch(/aaa|bbb|old|new/);
  });

  it('goes by the grants of a custom field, and by the side of the party where it is a role’s', () => {
    const fields = (caller: ReturnType<typeof aCaller>) =>
      visibleEntry(
        anEntry([
          change('custom.fld_open', 'custom.fld_open'),
          change('custom.fld_closed', 'custom.fld_closed'),
          change('customer.custom.fld_open', 'custom.fld_open'),
        ]),
        { caller, grants },
      ).changes.map(({ field }) => field);
    expect(fields(aCaller('sales'))).toEqual(['custom.fld_open', 'custom', 'customer.custom.fld_open']);
    expect(fields(aCaller('purchasing'))).toEqual(['custom.fld_open', 'custom', 'custom']);
    expect(fields(aCaller('service'))).toEqual(['custom', 'custom', 'custom']);
  });

  it('shows how contacts changed only since their erasure', () => {
    const reader = { caller: aCaller('sales'), grants, erasure: { erasedAt: '2026-11-20T09:00:00.000Z' } };
    expect(visibleEntry(anEntry([change('contact.name', 'contacts')]), reader).changes).toEqual([
      { field: 'contact.name', class: 'contacts', hidden: true },
    ]);
    const later = anEntry([change('contact.name', 'contacts')], { at: '2026-11-21T08:00:00.000Z' });
    expect(visibleEntry(later, reader).changes).toEqual([change('contact.name', 'contacts')]);
  });

  it('shows how a natural person was reached only since their erasure; of a company it goes on showing', () => {
    const phones = anEntry([change('phones', 'identity'), change('shortName', 'identity')]);
    const told = (individual?: boolean) =>
      visibleEntry(phones, {
        caller: aCaller('manager'),
        grants,
        erasure: { erasedAt: '2026-11-20T09:00:00.000Z', individual },
        restorable: () => true,
      }).changes;
    expect(told(true)).toEqual([
      { field: 'phones', class: 'identity', hidden: true },
      { ...change('shortName', 'identity'), restorable: true },
    ]);
    expect(told()[0]).toMatchObject({ after: 'new', restorable: true });
  });

  it('tells why an account is to be closed, or was not, only to whom bank accounts are open', () => {
    for (const part of ['bank:bnk_1', 'proposal:prp_1']) {
      const entry = anEntry([], { action: 'bank.closing-proposed', part });
      const told = (job: 'sales' | 'purchasing' | 'quality' | 'finance') =>
        visibleEntry(entry, { caller: aCaller(job), grants }).why;
      expect([told('sales'), told('purchasing'), told('quality')]).toEqual([undefined, undefined, undefined]);
      expect(told('finance')).toBe('理由');
    }
  });
});
