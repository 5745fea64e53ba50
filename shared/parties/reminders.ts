import type { Staff } from '../access/staff.ts';
import type { Task } from './activity.ts';

export type Expiring = { partyId: string; legalName: string; expiresOn: string };
type Reminding = {
  staff: Pick<Staff, 'name' | 'locale'>;
  today: string;
  tasks: readonly Task[];
  expiring: readonly Expiring[];
  siteUrl: string;
};

const words = {
  'zh-CN': {
    subject: (tasks: number, papers: number) =>
      `今日提醒：${[tasks ? `待办 ${String(tasks)} 项` : '', papers ? `证照到期 ${String(papers)} 家` : ''].filter(Boolean).join('，')}`,
    hello: (name: string) => `${name}，您好：`,
    tasks: '今天到期或已逾期的待办：',
    late: '（已逾期）',
    papers: '30 天内到期或已过期的供应商证照：',
  },
  en: {
    subject: (tasks: number, papers: number) =>
      `Today: ${[tasks ? `${String(tasks)} task${tasks === 1 ? '' : 's'} due` : '', papers ? `certificates expiring at ${String(papers)}` : ''].filter(Boolean).join(', ')}`,
    hello: (name: string) => `Dear ${name},`,
    tasks: 'Tasks due today or late:',
    late: ' (late)',
    papers: 'Certificates of suppliers that expire within 30 days, or have expired:',
  },
} as const;

/** The day's reminder to one person, in their language: what is due and where; nothing that a mailbox should not hold. */
export const reminderMail = ({
  staff,
  today,
  tasks,
  expiring,
  siteUrl,
}: Reminding): { subject: string; text: string } => {
  const say = words[staff.locale];
  const link = (partyId: string): string => `${siteUrl}/parties/${partyId}`;
  const taskLines = tasks.map(
    ({ title, partyName, partyId, dueOn }) =>
      `- ${dueOn}${dueOn < today ? say.late : ''} ${title} · ${partyName}\n  ${link(partyId)}`,
  );
  const paperLines = expiring.map(
    ({ legalName, partyId, expiresOn }) => `- ${expiresOn} ${legalName}\n  ${link(partyId)}`,
  );
  const parts = [
    say.hello(staff.name),
    ...(taskLines.length > 0 ? [[say.tasks, ...taskLines].join('\n')] : []),
    ...(paperLines.length > 0 ? [[say.papers, ...paperLines].join('\n')] : []),
  ];
  return { subject: say.subject(tasks.length, expiring.length), text: `${parts.join('\n\n')}\n` };
};
