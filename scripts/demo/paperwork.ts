/** Papers and plans that the spreadsheets do not hold: certificates that end about today, and what colleagues mean to do. */
import type { Job } from '#shared/access/jobs';
import { daysAfter } from '#shared/kernel/dates';
import type { Certificate } from '#shared/parties/model';
import { callApi, type Api } from '../lib/import-client.ts';

type Desk = { manager: Api; staffId: (job: Job) => Promise<string>; today: string };
type Listed = { items: { id: string }[] };
type Profiled = { supplier?: { version: number; certificates?: unknown[] } };

/** Days from today until a certificate ends: two have, five are about to, the others have time. */
const daysLeft = [-12, -3, 9, 21, 26, 40, 55, 120, 200, 300, 410, 560, 700];

const certificates = (today: string, index: number): Certificate[] => {
  const expiresOn = daysAfter(today, daysLeft[index % daysLeft.length] ?? 365);
  const serial = String(2300 + index);
  const quality: Certificate = {
    kind: 'iso-9001',
    number: `CN-QMS-${serial}`,
    issuedBy: '中国质量认证中心',
    validFrom: daysAfter(expiresOn, -3 * 365),
    expiresOn,
  };
  const licence: Certificate = {
    kind: 'hazardous-chemicals',
    number: `沪危化经〔${serial}〕`,
    issuedBy: '上海市应急管理局',
    validFrom: daysAfter(today, -400),
    expiresOn: daysAfter(today, 695),
  };
  return index % 3 === 0 ? [quality, licence] : [quality];
};

const plans: { job: Job; title: string; inDays: number }[] = [
  { job: 'sales', title: '确认四季度采购计划 / Confirm the plan of the fourth quarter', inDays: -1 },
  { job: 'purchasing', title: '索取换证后的质量证书 / Ask for the renewed quality certificate', inDays: 0 },
  { job: 'sales', title: '回访：新包装使用情况 / Ask how the new packing does', inDays: 2 },
  { job: 'finance', title: '核对上月往来余额 / Reconcile last month’s balance', inDays: 3 },
  { job: 'quality', title: '安排现场审核 / Arrange an audit on site', inDays: 6 },
  { job: 'purchasing', title: '重新议价：明年框架合同 / Next year’s frame contract: prices', inDays: 9 },
];

const partiesIn = async (api: Api, role: string, limit: number): Promise<string[]> => {
  const active = encodeURIComponent(JSON.stringify([{ field: `${role}.state`, op: 'eq', value: 'active' }]));
  const { items } = (await callApi(
    api,
    'GET',
    `/parties?role=${role}&filter=${active}&sort=createdAt&limit=${String(limit)}`,
  )) as Listed;
  return items.map(({ id }) => id);
};

/** Leaves alone what is there, so that a start that was cut short goes on. */
export const addPaperwork = async ({ manager, staffId, today }: Desk): Promise<void> => {
  for (const [index, id] of (await partiesIn(manager, 'supplier', 2 * daysLeft.length)).entries()) {
    const { supplier } = (await callApi(manager, 'GET', `/parties/${id}`)) as Profiled;
    if (!supplier || supplier.certificates?.length) continue;
    const body = { certificates: certificates(today, index), version: supplier.version };
    await callApi(manager, 'PUT', `/parties/${id}/roles/supplier`, body);
  }
  const customers = await partiesIn(manager, 'customer', plans.length);
  for (const [index, { job, title, inDays }] of plans.entries()) {
    const path = `/parties/${customers[index] ?? ''}/tasks`;
    const { items } = (await callApi(manager, 'GET', path)) as Listed;
    if (items.length > 0) continue;
    await callApi(manager, 'POST', path, { title, dueOn: daysAfter(today, inDays), assigneeId: await staffId(job) });
  }
};
