import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jobs } from '#shared/access/jobs';
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

describe('a proposal', () => {
  it('is decided exactly once by any sequence of deciders, and never confirmed or rejected by its proposer', () => {
    const deciders = [proposer, aCaller('finance'), aCaller('manager'), aCaller('sales'), aCaller('admin')];
    const step = fc.tuple(fc.constantFrom(...deciders), fc.constantFrom<Decision>('confirm', 'reject', 'withdraw'));
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        let proposal = aProposal();
        let successes = 0;
        for (const [caller, decision] of steps) {
          try {
            proposal = decided({ proposal, decision, version: proposal.version, reason: null, caller, now });
            successes += 1;
          } catch {
            continue;
          }
        }
        const byOther =
          proposal.status === 'confirmed' || proposal.status === 'rejected'
            ? proposal.decidedBy !== proposer.staffId
            : true;
        return successes <= 1 && byOther && (proposal.status === 'waiting') === (successes === 0);
      }),
    );
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
