import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { may, type Caller } from '#shared/access/caller';
import { jobs } from '#shared/access/jobs';
import { proposedAccount, settledAccount } from '#shared/parties/bank-decision';
import { decidedMail, proposedMail } from '#shared/parties/mails';
import {
  decided,
  newProposal,
  proposalKinds,
  visibleProposal,
  type Decision,
  type Proposal,
} from '#shared/parties/proposal';
import { aCaller } from '../../fixtures/staff.ts';

const now = new Date('2026-11-20T02:00:00Z');
const proposer = aCaller(['sales', 'finance', 'manager', 'admin']);
const aProposal = (given: Partial<Proposal> = {}): Proposal => ({
  ...newProposal(
    {
      id: 'prp_1',
      partyId: 'pty_1',
      partyName: '宏达化工',
      kind: 'credit-limit',
      before: null,
      after: { amount: 1_234_567, currency: 'CNY' },
    },
    proposer,
    now,
  ),
  ...given,
});

/** One decision: on the proposal as it is stored, by somebody who looked at it some time before. */
type Deciding = (stored: Proposal, seen: Proposal, decision: Decision, caller: Caller) => Proposal;
const real: Deciding = (proposal, { version }, decision, caller) =>
  decided({ proposal, decision, version, reason: null, caller, now });
/** Naive versions: one goes by what was looked at, one lets the proposer through, one asks for no right. */
const mutants: [string, Deciding][] = [
  ['decides on what was seen', (_stored, seen, decision, caller) => real(seen, seen, decision, caller)],
  [
    'lets the proposer decide',
    (stored, seen, decision, caller) => ({
      ...real({ ...stored, proposedBy: 'nobody' }, seen, decision, caller),
      proposedBy: stored.proposedBy,
    }),
  ],
  [
    'asks for no right',
    (stored, seen, decision, caller) => real(stored, seen, decision, { ...caller, jobs: ['admin'] }),
  ],
];

const deciders = [proposer, aCaller('finance'), aCaller('manager'), aCaller('sales'), aCaller('admin')];
const steps = fc.array(
  fc.record({ who: fc.nat(deciders.length - 1), does: fc.constantFrom('look', 'confirm', 'reject', 'withdraw') }),
  { minLength: 1, maxLength: 12 },
);

/** Whether everybody who looks and decides, in whatever order, comes to one decision by somebody who may take it. */
const decidesOnce = (decide: Deciding): boolean => {
  const property = fc.property(steps, (taken) => {
    let stored = aProposal();
    const seen = deciders.map(() => stored);
    let successes = 0;
    for (const { who, does } of taken) {
      const caller = deciders[who] ?? proposer;
      if (does === 'look') {
        seen[who] = stored;
        continue;
      }
      try {
        stored = decide(stored, seen[who] ?? stored, does, caller);
      } catch {
        continue;
      }
      successes += 1;
      const own = caller.staffId === proposer.staffId;
      const allowed = stored.status === 'withdrawn' ? own : !own && may(caller, 'credit:confirm');
      if (!allowed || stored.decidedBy !== caller.staffId) return false;
    }
    return successes <= 1 && (stored.status === 'waiting') === (successes === 0);
  });
  return !fc.check(property, { numRuns: 500 }).failed;
};

describe('a proposal', () => {
  it('is decided once, by somebody who may, whoever looked at it before (INV-04)', () => {
    expect(decidesOnce(real)).toBe(true);
  });

  it.each(mutants)('is checked by a property that a version which %s does not pass', (_name, mutant) => {
    expect(decidesOnce(mutant)).toBe(false);
  });

  it('that is confirmed after all opens no account that was closed meanwhile', () => {
    const account = proposedAccount({
      id: 'bnk_1',
      partyId: 'pty_1',
      facts: { holder: '宏达', bank: '中国银行', number: '6222020200012345678', currency: 'CNY' },
      sealedNumber: '',
      blindIndex: '',
      proposalId: 'prp_1',
      by: proposer.staffId,
      now,
    });
    const confirmed = aProposal({ kind: 'bank-account-add', status: 'confirmed' });
    expect(settledAccount(account, confirmed, now).state).toBe('active');
    expect(settledAccount({ ...account, state: 'closed' }, confirmed, now).state).toBe('closed');
  });

  it('says who decided it and when to whoever comes second', () => {
    const first = aCaller('finance');
    const done = decided({ proposal: aProposal(), decision: 'reject', version: 1, reason: '太高', caller: first, now });
    const again = () =>
      decided({ proposal: done, decision: 'confirm', version: 2, reason: null, caller: aCaller('manager'), now });
    expect(again).toThrow(
      expect.objectContaining({
        code: 'PROPOSAL_ALREADY_DECIDED',
        details: { outcome: 'rejected', by: first.staffId, byName: first.name, at: now.toISOString() },
      }),
    );
  });

  it('is seen only by jobs that see what it is about', () => {
    const seers = (kind: Proposal['kind']) => jobs.filter((job) => visibleProposal(aCaller(job), aProposal({ kind })));
    expect(seers('credit-limit')).toEqual(['sales', 'finance', 'manager', 'auditor', 'admin']);
    expect(seers('bank-account-add')).toEqual(['finance', 'manager', 'auditor', 'admin']);
  });

  it('is told by mail in both languages, without the amount or the account', () => {
    const proposal = aProposal({
      after: { masked: '•••• 7890', amount: 1_234_567 },
      reason: '年度合同',
      decidedByName: '财务',
      status: 'confirmed',
    });
    for (const kind of proposalKinds) {
      for (const locale of ['zh-CN', 'en'] as const) {
        for (const mail of [proposedMail, decidedMail]) {
          const { subject, text } = mail({ proposal: { ...proposal, kind }, locale, siteUrl: 'https://site.example' });
          expect(`${subject}${text}`).not.toMatch(/7890|1234567|1,234/);
          expect(text).toContain('https://site.example/parties/pty_1');
          expect(/[\u4e00-\u9fff]/.test(subject.replace('宏达化工', ''))).toBe(locale === 'zh-CN');
        }
      }
    }
  });
});
