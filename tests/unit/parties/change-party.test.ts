import { describe, expect, it } from 'vitest';
import { changedParty, newLikeness } from '#shared/parties/change-party';
import { accountChanges, partyChanges, profileChanges } from '#shared/parties/changes';
import { settledLimit } from '#shared/parties/credit-limit';
import { flatPersons, personChanges, personsOf, sealedAfter } from '#shared/parties/persons';
import { decideRole } from '#shared/parties/set-role';
import { aParty, aProfile } from '../../fixtures/parties.ts';
import { aCaller } from '../../fixtures/staff.ts';

const now = new Date('2026-11-20T02:00:00Z');
const manager = aCaller('manager');

describe('a change of a party', () => {
  it('says field by field what was and what is, each custom field by itself', () => {
    const before = aParty({ shortName: '旧', custom: { fld_a: 1, fld_b: 2 } });
    const after = changedParty({
      party: before,
      given: { shortName: '新', custom: { fld_a: 1, fld_b: 3 } },
      caller: manager,
      now,
    });
    expect(partyChanges(before, after)).toEqual([
      { field: 'shortName', class: 'identity', before: '旧', after: '新' },
      { field: 'custom.fld_b', class: 'custom.fld_b', before: 2, after: 3 },
    ]);
  });

  it('keeps what was stored before a rule grew stricter: only what is given is judged', () => {
    const before = aParty({ identifiers: [{ type: 'old-scheme', value: '?' }], phones: ['unreadable'] });
    expect(changedParty({ party: before, given: { shortName: '新' }, caller: manager, now })).toMatchObject({
      identifiers: [{ type: 'old-scheme', value: '?' }],
      phones: ['unreadable'],
      version: 2,
    });
  });
});

describe('what a change makes a party like', () => {
  it('is what is new, with the kind beside it; a change of anything else makes it like nobody', () => {
    const before = aParty({ kind: 'individual', legalName: '阿依古丽' });
    expect(newLikeness(before, { ...before, legalName: '阿依古丽买买提' })).toEqual({
      kind: 'individual',
      legalName: '阿依古丽买买提',
    });
    expect(newLikeness(before, { ...before, shortName: '阿依' })).toBeUndefined();
  });
});

describe('a change of a role', () => {
  const deciding = (given: object, more: object = {}) =>
    decideRole({
      role: 'customer',
      party: aParty({ roleStates: { customer: 'active' } }),
      customer: aProfile('customer', { grade: 'B' }),
      given,
      proposalId: 'prp_1',
      grants: new Map(),
      caller: manager,
      now,
      ...more,
    });

  it('leaves the party item alone unless state or keeper change', () => {
    expect(deciding({ grade: 'A' }).party.version).toBe(1);
    expect(deciding({ keeperId: 'stf_2' }).party).toMatchObject({ version: 2, keepers: { customer: 'stf_2' } });
    expect(deciding({}, { state: 'ended', reason: '停产' }).party).toMatchObject({
      version: 2,
      roleStates: { customer: 'ended' },
    });
  });

  it('guards limit and grade by their own class in the audit', () => {
    const { before, after } = deciding({ grade: 'A', purchaseNeeds: '阀门' });
    expect(profileChanges('customer', before, after).map(({ field, class: guard }) => `${field}:${guard}`)).toEqual([
      'customer.grade:customer-credit',
      'customer.purchaseNeeds:customer',
    ]);
  });

  it('does not propose a limit that is in force already', () => {
    const limit = { amount: 5, currency: 'CNY' };
    const decided = deciding({ creditLimit: limit }, { customer: aProfile('customer', { creditLimit: limit }) });
    expect(decided.proposal).toBeUndefined();
    expect(decided.after).toBe(decided.before);
  });

  it('sets a confirmed limit, empties a confirmed "no limit", and leaves a rejected one as it was', () => {
    const pending = (value: { amount: number; currency: string } | null) =>
      aProfile('customer', {
        creditLimit: { amount: 1, currency: 'CNY' },
        pendingCreditLimit: { proposalId: 'prp_1', value, by: 'a', at: now.toISOString() },
      });
    const settled = (value: { amount: number; currency: string } | null, status: 'confirmed' | 'rejected') =>
      settledLimit(pending(value), status, manager, now);
    expect(settled({ amount: 9, currency: 'CNY' }, 'confirmed').creditLimit).toEqual({ amount: 9, currency: 'CNY' });
    expect(settled(null, 'confirmed').creditLimit).toBeUndefined();
    expect(settled({ amount: 9, currency: 'CNY' }, 'rejected').creditLimit).toEqual({ amount: 1, currency: 'CNY' });
    expect(settled(null, 'rejected').pendingCreditLimit).toBeUndefined();
  });
});

describe('secrets', () => {
  it('of persons come back as they went in, and are sealed anew only where they changed', () => {
    const persons = { owner: { name: '甲', birthYear: 1970 }, manager: { ability: '谈判' } };
    const flat = flatPersons(persons);
    expect(personsOf(flat)).toEqual(persons);
    const seal = (field: string, value: unknown) => `sealed ${field} ${JSON.stringify(value)}`;
    const first = sealedAfter({ before: {}, sealedBefore: {}, after: flat, seal });
    const second = sealedAfter({
      before: flat,
      sealedBefore: first,
      after: { ...flat, 'owner.name': '乙' },
      seal: () => 'new',
    });
    expect(personChanges(first, second).map(({ field }) => field)).toEqual(['persons.owner.name']);
    expect(personChanges(second, {}).map(({ field }) => field)).toHaveLength(3);
  });

  it('of an account are in the audit as ciphertext, the blind index not at all', () => {
    const account = {
      id: 'bnk_1',
      partyId: 'pty_1',
      version: 1,
      state: 'proposed' as const,
      holder: '宏达',
      bank: '中国银行',
      currency: 'CNY',
      masked: '•••• 1',
      sealedNumber: 'v1.x',
      blindIndex: 'blind',
      updatedAt: now.toISOString(),
    };
    const said = JSON.stringify(accountChanges(undefined, account));
    expect(said).toContain('v1.x');
    expect(said).not.toContain('blind');
  });
});
