import type { Proposal, ProposalKind } from './proposal.ts';

type Locale = 'zh-CN' | 'en';
export type ProposalMail = { subject: string; text: string };
type Told = { proposal: Proposal; locale: Locale; siteUrl: string };

const kindIn: Record<Locale, Record<ProposalKind, string>> = {
  'zh-CN': { 'bank-account-add': '新增银行账户', 'bank-account-close': '关闭银行账户', 'credit-limit': '调整信用额度' },
  en: {
    'bank-account-add': 'a new bank account',
    'bank-account-close': 'closing a bank account',
    'credit-limit': 'a credit limit',
  },
};
const outcomeIn: Record<Locale, Record<Proposal['status'], string>> = {
  'zh-CN': { waiting: '待确认', confirmed: '已确认', rejected: '已驳回', withdrawn: '已撤回' },
  en: { waiting: 'waits', confirmed: 'confirmed', rejected: 'rejected', withdrawn: 'withdrawn' },
};

const linkOf = ({ siteUrl, proposal }: Told): string => `${siteUrl}/parties/${proposal.partyId}`;

/** Mail tells that something waits or was decided, and where; the amounts and accounts themselves stay in the system. */
export const proposedMail = (told: Told): ProposalMail => {
  const { proposal, locale } = told;
  const { partyName, proposedByName, reason } = proposal;
  const kind = kindIn[locale][proposal.kind];
  if (locale === 'zh-CN') {
    const why = reason ? `\n理由：${reason}` : '';
    return {
      subject: `待确认：${partyName} ${kind}`,
      text: `${proposedByName} 提议为“${partyName}”${kind}。${why}\n该变更须由另一位有权限的人员在系统中确认后才生效，提议人本人不能确认。\n${linkOf(told)}\n`,
    };
  }
  const why = reason ? `\nReason: ${reason}` : '';
  return {
    subject: `To confirm: ${kind} of ${partyName}`,
    text: `${proposedByName} proposed ${kind} for “${partyName}”.${why}\nIt takes effect when another person with the right confirms it in the system, never the proposer.\n${linkOf(told)}\n`,
  };
};

export const decidedMail = (told: Told): ProposalMail => {
  const { proposal, locale } = told;
  const { partyName, decidedByName, decisionReason } = proposal;
  const kind = kindIn[locale][proposal.kind];
  const outcome = outcomeIn[locale][proposal.status];
  if (locale === 'zh-CN') {
    const why = decisionReason ? `\n说明：${decisionReason}` : '';
    return {
      subject: `${outcome}：${partyName} ${kind}`,
      text: `“${partyName}”的${kind}：${decidedByName ?? ''} ${outcome}。${why}\n${linkOf(told)}\n`,
    };
  }
  const why = decisionReason ? `\nReason: ${decisionReason}` : '';
  return {
    subject: `${capital(outcome)}: ${kind} of ${partyName}`,
    text: `The proposal of ${kind} for “${partyName}” was ${outcome} by ${decidedByName ?? ''}.${why}\n${linkOf(told)}\n`,
  };
};

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
