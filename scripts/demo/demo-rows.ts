import { choiceLabel, type ChoiceList } from '../../shared/imports/choice-labels.ts';
import type { PartyRole } from '../../shared/parties/model.ts';
import { flagships, known } from './flagships.ts';
import { believableParty, type BelievableParty } from '../seed/believable.ts';
import { randomOf, type Random } from '../seed/random.ts';
import { trades, type Sector } from '../seed/trades.ts';
import { usccFor } from '../seed/uscc.ts';

export type DemoRow = Record<string, string>;

const seed = 'hengtai';
const sectors: readonly Sector[] = ['chemicals', 'materials', 'packaging', 'logistics'];
/** A multiple of three: every third party has both roles. */
const firstIndex = 3;
const ourTrades = trades.filter(({ sector }) => sectors.includes(sector));

/** The columns as the firm's own spreadsheet has them. 法定代表人 has no field to go to: people have such columns. */
export const columns = [
  '客商编码',
  '客商名称',
  '简称',
  '英文名称',
  '曾用名',
  '统一社会信用代码',
  '客商性质',
  '角色',
  '企业类型',
  '所有制性质',
  '成立日期',
  '注册资本',
  '规模',
  '员工人数',
  '主营业务',
  '国家',
  '省',
  '市',
  '区',
  '详细地址',
  '邮编',
  '公司电话',
  '公司邮箱',
  '网址',
  '法定代表人',
  '联系人',
  '职务',
  '手机',
  '邮箱',
  '微信',
  '时间分类',
  '交易分类',
  '标签',
  '客户状态',
  '客户负责人',
  '客户账期',
  '客户税率',
  '客户首次交易日期',
  '客户地位分类',
  '客户等级',
  '信用额度',
  '渠道分类',
  '区位分类',
  '购买需求',
  '售后服务',
  '供应商状态',
  '供应商负责人',
  '供应商账期',
  '供应商税率',
  '供应商首次交易日期',
  '供应商地位分类',
  '主营产品',
  '供货能力',
  '供货周期',
  '供货质量',
] as const;

const countryNames = new Intl.DisplayNames('zh-CN', { type: 'region' });
const label = (list: ChoiceList, value: string | null | undefined): string =>
  value ? choiceLabel(list, value, 'zh-CN') : '';
/** As the bookkeeper writes it: 500万元, 3000美元. */
const money = (value: { amount: number; currency: string } | null | undefined): string => {
  if (!value) return '';
  const whole = value.amount / (value.currency === 'JPY' || value.currency === 'KRW' ? 1 : 100);
  if (value.currency === 'CNY') return whole % 10_000 === 0 ? `${String(whole / 10_000)}万元` : `${String(whole)}元`;
  return `${value.currency} ${String(whole)}`;
};

const needs = [
  '按月下单，用量稳定',
  '旺季（9至11月）用量翻倍',
  '要求每批附质检报告',
  '小批量多品种，交期急',
  '年度招标，按季执行',
  '只收吨桶包装',
];
const afterSales = ['投诉24小时内答复', '每季度回访一次', '需上门技术指导', '退换货走快递，费用我方承担'];
const capacities = [
  '年产能2万吨，可月供800吨',
  '现货为主，常备库存300吨',
  '自有槽车12台',
  '两条包装线，日产5000只',
  '可代办危化品仓储',
  '接受小批量定制',
];
const qualities = ['批次合格率99.5%以上', '近一年无退货', '偶有外包装破损', '每批附COA，留样一年'];

const sideOf = (role: PartyRole, { body, states }: BelievableParty, random: Random): DemoRow => {
  const facts = body[role];
  if (!facts) return {};
  const zh = role === 'customer' ? '客户' : '供应商';
  const terms = facts.terms;
  return {
    [`${zh}状态`]: label('roleStates', states[role]),
    [`${zh}负责人`]: keeperOf(role, random),
    [`${zh}账期`]: label('paymentTerms', terms?.paymentTerms),
    [`${zh}税率`]: terms?.taxRate ? `${String(Math.round(Number(terms.taxRate) * 100))}%` : '',
    [`${zh}首次交易日期`]: facts.firstTradeOn ?? '',
    [`${zh}地位分类`]: label('positionClasses', facts.positionClass),
  };
};
/** The demo logins, by their address: most of a side is kept by its own job. */
const keeperOf = (role: PartyRole, random: Random): string =>
  random.chance(0.12) ? 'manager@example.com' : role === 'customer' ? 'sales@example.com' : 'purchasing@example.com';

const customerOnly = ({ body: { customer } }: BelievableParty, random: Random): DemoRow =>
  customer
    ? {
        客户等级: label('grades', customer.grade),
        信用额度: money(customer.creditLimit),
        渠道分类: label('channelClasses', customer.channelClass),
        区位分类: label('placeClasses', customer.placeClass),
        购买需求: random.chance(0.6) ? random.pick(needs) : '',
        售后服务: random.chance(0.4) ? random.pick(afterSales) : '',
      }
    : {};

const supplierOnly = ({ body: { supplier } }: BelievableParty, random: Random): DemoRow =>
  supplier
    ? {
        主营产品: supplier.mainProducts ?? '',
        供货能力: random.chance(0.7) ? random.pick(capacities) : '',
        供货周期: supplier.leadTimeDays ? String(supplier.leadTimeDays) : '',
        供货质量: random.chance(0.5) ? random.pick(qualities) : '',
      }
    : {};

const tradeClasses = ({ states }: BelievableParty): DemoRow => {
  const all = Object.values(states);
  if (all.includes('active')) return { 时间分类: '老', 交易分类: '正在交易' };
  if (all.some((state) => state === 'ended' || state === 'on-hold')) return { 时间分类: '老', 交易分类: '曾经交易' };
  return all.includes('verified')
    ? { 时间分类: '新', 交易分类: '将要交易' }
    : { 时间分类: '未来', 交易分类: '将要交易' };
};

const rowOf = (party: BelievableParty, number: number): DemoRow => {
  const { body, legalPerson } = party;
  const random = randomOf(`${seed} row`, number);
  const address = body.addresses?.[0];
  const [first] = body.contacts ?? [];
  const name = body.legalName;
  return {
    客商编码: `HT${String(number).padStart(4, '0')}`,
    客商名称: name,
    简称: body.shortName ?? '',
    英文名称: body.englishName ?? '',
    曾用名: random.chance(0.06) && body.shortName ? `${name.slice(0, 2)}${body.shortName.slice(0, 2)}实业有限公司` : '',
    统一社会信用代码: body.identifiers?.find(({ type }) => type === 'uscc')?.value ?? '',
    客商性质: label('partyKinds', body.kind),
    角色: (body.roles ?? []).map((role) => label('roles', role)).join('、'),
    企业类型: label('legalForms', body.legalForm),
    所有制性质: label('ownerships', body.ownership),
    成立日期: body.foundedOn ?? '',
    注册资本: money(body.capital),
    规模: label('sizes', body.size),
    员工人数: body.staffCount ? String(body.staffCount) : '',
    主营业务: body.lineOfBusiness ?? '',
    国家: countryNames.of(address?.country ?? 'CN') ?? '',
    省: address?.province ?? '',
    市: address?.city ?? '',
    区: address?.area ?? '',
    详细地址: address?.line ?? '',
    邮编: address?.postalCode ?? '',
    公司电话: body.phones?.join('、') ?? '',
    公司邮箱: body.emails?.join('、') ?? '',
    网址: body.website ?? '',
    法定代表人: legalPerson ?? '',
    联系人: first?.name ?? '',
    职务: first?.jobTitle ?? '',
    手机: first?.phones?.join('、') ?? '',
    邮箱: first?.emails?.join('、') ?? '',
    微信: first && random.chance(0.3) ? `wx_${String(random.between(10_000, 99_999))}` : '',
    标签: body.tags?.join('、') ?? '',
    ...tradeClasses(party),
    ...sideOf('customer', party, random),
    ...sideOf('supplier', party, random),
    ...customerOnly(party, random),
    ...supplierOnly(party, random),
  };
};

const flagshipRow = (row: DemoRow, index: number): DemoRow => {
  const { area = '', ...facts } = flagships[index] ?? {};
  if (!area) return row;
  return { ...row, ...known, ...facts, 统一社会信用代码: usccFor(seed, 900_000 + index, '91', area, false) };
};

/** The party at a place of the register of 恒泰化工, which trades in chemicals, materials, packaging and their transport. */
const partyAt = (index: number): BelievableParty =>
  believableParty(firstIndex + index, { seed, foreign: 0.07, trades: ourTrades });

export const demoRows = (count: number, from = 0): DemoRow[] =>
  Array.from({ length: count }, (_, at) => flagshipRow(rowOf(partyAt(from + at), from + at + 1), from + at));

/** A party's second contact stands in a row of its own below it, with what says whose it is. */
export const withSecondContacts = (rows: readonly DemoRow[]): DemoRow[] =>
  rows.flatMap((row, index) => {
    const second = partyAt(index).body.contacts?.[1];
    if (!second || index < flagships.length) return [row];
    const whose = Object.fromEntries(
      ['客商编码', '客商名称', '统一社会信用代码'].map((column) => [column, row[column] ?? '']),
    );
    return [
      row,
      {
        ...whose,
        联系人: second.name,
        职务: second.jobTitle ?? '',
        手机: second.phones?.join('、') ?? '',
        邮箱: second.emails?.join('、') ?? '',
      },
    ];
  });

const halfWidth = (name: string): string => name.replace(/（/g, '(').replace(/）/g, ')');
const longForm = (name: string): string => name.replace(/(?<!责任)有限公司$|厂$/, '有限责任公司');

/**
 * Three parties entered a second time, as it happens: by another spelling with the same switchboard, by the short name with the same
 * mobile, and by the English name with the same mailbox. None has its code, so only the duplicate check sees them.
 */
export const plantedTwins = (rows: readonly DemoRow[]): DemoRow[] => {
  const companies = rows.filter(
    (row) => row['统一社会信用代码'] && row['英文名称'] && row['手机'] && row['邮箱'] && row['角色'] === '客户、供应商',
  );
  const [one, two, three] = [companies[1], companies[4], companies[7]];
  const number = (at: number): string => `HT${String(rows.length + at).padStart(4, '0')}`;
  const base = (row: DemoRow | undefined, keep: readonly string[]): DemoRow =>
    Object.fromEntries(['客商性质', '国家', '省', '市', '区', ...keep].map((column) => [column, row?.[column] ?? '']));
  return [
    {
      ...base(one, ['详细地址', '公司电话', '联系人']),
      客商编码: number(1),
      客商名称: halfWidth(longForm(one?.['客商名称'] ?? '')),
      角色: '客户',
      客户状态: '候选',
    },
    {
      ...base(two, ['手机', '联系人', '职务']),
      客商编码: number(2),
      客商名称: two?.['简称'] ?? '',
      角色: '供应商',
      供应商状态: '候选',
    },
    {
      ...base(three, ['公司邮箱']),
      客商编码: number(3),
      客商名称: three?.['英文名称'] ?? '',
      角色: '客户',
      客户状态: '候选',
    },
  ];
};
