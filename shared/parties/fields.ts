import type { FieldClass } from '../access/field-classes.ts';
import type * as choice from './choices.ts';

/** What a field holds; decides its input, its filter operators, its column and its cell in a spreadsheet. */
export const fieldKinds = [
  'text',
  'long-text',
  'number',
  'money',
  'date',
  'instant',
  'choice',
  'multi-choice',
  'yes-no',
  'link',
  'staff',
  'tags',
  'rate',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

export type PartyField = {
  /** Path in the party view: `legalName`, `customer.grade`, `contact.name`. Its label is the message `parties_field_<id with _>` of the web. */
  id: string;
  of: 'party' | 'customer' | 'supplier' | 'contact';
  kind: FieldKind;
  class: FieldClass;
  /** Name of the closed list in `choices.ts`. */
  choices?: keyof typeof choice;
  /** In lists: may be shown, filtered and sorted. `search` fields are also found by typing. */
  list?: 'column' | 'search';
  /** A header of a spreadsheet that means this field (besides both labels). Absent: not importable. */
  headers?: readonly string[];
};

const party = (id: string, kind: FieldKind, more: Partial<PartyField> = {}): PartyField => ({
  id,
  of: 'party',
  kind,
  class: 'identity',
  ...more,
});
const contact = (id: string, kind: FieldKind, more: Partial<PartyField> = {}): PartyField => ({
  id: `contact.${id}`,
  of: 'contact',
  kind,
  class: 'contacts',
  ...more,
});
const side =
  (of: 'customer' | 'supplier') =>
  (id: string, kind: FieldKind, more: Partial<PartyField> = {}): PartyField => ({
    id: `${of}.${id}`,
    of,
    kind,
    class: of,
    ...more,
  });

const profile = (of: 'customer' | 'supplier', zh: string, en: string): PartyField[] => {
  const field = side(of);
  return [
    field('state', 'choice', {
      class: 'identity',
      choices: 'roleStates',
      list: 'column',
      headers: [`${zh}状态`, `${en} state`],
    }),
    field('keeperId', 'staff', { list: 'column', headers: [`${zh}负责人`, `${zh}专管员`, `${en} keeper`] }),
    field('terms.paymentTerms', 'choice', {
      choices: 'paymentTerms',
      list: 'column',
      headers: [`${zh}付款条件`, `${zh}账期`, `${en} payment terms`],
    }),
    field('terms.currency', 'text', { list: 'column', headers: [`${zh}币种`, `${en} currency`] }),
    field('terms.deliveryTerms', 'choice', {
      choices: 'deliveryTerms',
      list: 'column',
      headers: [`${zh}交货条件`, `${en} delivery terms`],
    }),
    field('terms.taxRate', 'rate', { list: 'column', headers: [`${zh}税率`, `${en} tax rate`] }),
    field('firstTradeOn', 'date', { list: 'column', headers: [`${zh}首次交易日期`, `${en} first trade`] }),
    field('positionClass', 'choice', {
      choices: 'positionClasses',
      list: 'column',
      headers: [`${zh}地位分类`, `${en} position class`],
    }),
  ];
};
const customer = side('customer');
const supplier = side('supplier');

/**
 * The one catalogue of a party's fields. Lists, filters, search, forms, import, export and the allow-list read it,
 * so a new field is added here, in the model, and nowhere else.
 */
export const partyFields: readonly PartyField[] = [
  party('number', 'text', { list: 'search' }),
  party('legalName', 'text', {
    list: 'search',
    headers: [
      '客商名称',
      '公司名称',
      '单位名称',
      '名称',
      '客户名称',
      '供应商名称',
      '企业名称',
      '全称',
      '公司全称',
      '单位全称',
      '往来单位',
      '往来单位名称',
      'companyName',
      'company',
      'legal name',
      'name',
    ],
  }),
  party('shortName', 'text', { list: 'search', headers: ['简称', '公司简称', '客户简称', '供应商简称', 'short name'] }),
  party('englishName', 'text', { list: 'search', headers: ['英文名称', '英文名', 'english name'] }),
  party('formerNames', 'tags', { list: 'search', headers: ['曾用名', 'former names'] }),
  party('kind', 'choice', { choices: 'partyKinds', list: 'column', headers: ['客商性质', '性质', '类型', 'kind'] }),
  party('roles', 'multi-choice', {
    choices: 'roles',
    list: 'column',
    headers: ['角色', '客商角色', '往来类型', '客商类别', 'roles', 'role'],
  }),
  party('identifiers', 'tags', { list: 'search' }),
  party('uscc', 'text', {
    list: 'search',
    headers: [
      '统一社会信用代码',
      '统一信用代码',
      '社会信用代码',
      '信用代码',
      '纳税人识别号',
      '税号',
      'uscc',
      'unified social credit code',
    ],
  }),
  party('taxNumber', 'text', { list: 'search', headers: ['境外税号', 'tax number', 'vat number'] }),
  party('externalCode', 'text', {
    list: 'search',
    headers: ['原系统编码', '客商编码', '编码', 'customerID', 'supplierID', 'code', 'external code'],
  }),
  party('region', 'text', { list: 'column' }),
  party('country', 'text', { list: 'column', headers: ['国家', 'country'] }),
  party('province', 'text', {
    list: 'search',
    headers: ['省', '省份', '省市', '所在省', 'region', 'province', 'state'],
  }),
  party('city', 'text', { list: 'search', headers: ['市', '城市', '所在城市', 'city'] }),
  party('area', 'text', { list: 'column', headers: ['区', '区县', '县', 'district'] }),
  party('street', 'text', { headers: ['街道', '乡镇', 'street'] }),
  party('line', 'text', {
    list: 'search',
    headers: ['详细地址', '地址', '公司地址', '联系地址', '通讯地址', '注册地址', 'address'],
  }),
  party('postalCode', 'text', { headers: ['邮编', '邮政编码', 'postalCode', 'postal code', 'zip'] }),
  party('phones', 'tags', {
    list: 'search',
    headers: ['电话', '公司电话', '座机', '固定电话', '办公电话', '联系方式', 'phone', 'phones'],
  }),
  party('emails', 'tags', { list: 'search', headers: ['公司邮箱', '企业邮箱', '公司邮件', 'company email', 'emails'] }),
  party('website', 'link', { headers: ['网址', '网站', '官网', '公司网址', '公司网站', 'homePage', 'website'] }),
  party('lineOfBusiness', 'text', {
    list: 'search',
    headers: ['行业', '所属行业', '主营业务', '经营范围', 'line of business', 'industry'],
  }),
  party('legalForm', 'choice', {
    choices: 'legalForms',
    list: 'column',
    headers: ['企业类型', '公司类型', '组织形式', 'legal form'],
  }),
  party('ownership', 'choice', {
    choices: 'ownerships',
    list: 'column',
    headers: ['所有制', '所有制性质', '企业性质', '经济性质', 'ownership'],
  }),
  party('foundedOn', 'date', {
    list: 'column',
    headers: ['成立日期', '成立时间', '创立日期', '创立时间', '注册日期', 'founded'],
  }),
  party('capital', 'money', { list: 'column', headers: ['注册资本', '注册资金', '注册资本金', 'capital'] }),
  party('size', 'choice', { choices: 'sizes', list: 'column', headers: ['规模', '企业规模', '公司规模', 'size'] }),
  party('staffCount', 'number', { list: 'column', headers: ['人数', '员工人数', '职工人数', '员工数', 'staff'] }),
  party('timeSeriesClass', 'choice', {
    choices: 'timeSeriesClasses',
    list: 'column',
    headers: ['时间分类', 'time class'],
  }),
  party('transactionClass', 'choice', {
    choices: 'transactionClasses',
    list: 'column',
    headers: ['交易分类', 'transaction class'],
  }),
  party('tags', 'tags', { list: 'search', headers: ['标签', 'tags'] }),
  party('archivedAt', 'instant', { list: 'column' }),
  party('createdAt', 'instant', { list: 'column' }),
  party('updatedAt', 'instant', { list: 'column' }),
  contact('name', 'text', {
    list: 'search',
    headers: ['联系人', '联系人姓名', '主要联系人', '业务联系人', 'contactName', 'contact'],
  }),
  contact('jobTitle', 'text', { headers: ['职务', '职位', '联系人职务', '联系人职位', 'contactTitle', 'job title'] }),
  contact('phones', 'tags', {
    list: 'search',
    headers: [
      '手机',
      '手机号',
      '手机号码',
      '移动电话',
      '联系电话',
      '联系人电话',
      '联系人手机',
      'mobile',
      'contact phone',
    ],
  }),
  contact('emails', 'tags', {
    list: 'search',
    headers: ['邮箱', '邮件', '电子邮件', '电子邮箱', '邮箱地址', '联系人邮箱', 'email', 'contact email'],
  }),
  contact('wechat', 'text', { headers: ['微信', '微信号', 'wechat'] }),
  ...profile('customer', '客户', 'customer'),
  customer('creditLimit', 'money', {
    class: 'customer-credit',
    list: 'column',
    headers: ['信用额度', '授信额度', '信用限度', 'credit limit'],
  }),
  customer('grade', 'choice', {
    class: 'customer-credit',
    choices: 'grades',
    list: 'column',
    headers: ['客户等级', '等级', '客户级别', 'grade'],
  }),
  customer('channelClass', 'choice', {
    choices: 'channelClasses',
    list: 'column',
    headers: ['渠道分类', 'channel class'],
  }),
  customer('placeClass', 'choice', { choices: 'placeClasses', list: 'column', headers: ['区位分类', 'place class'] }),
  customer('purchaseNeeds', 'long-text', { headers: ['购买需求', 'purchase needs'] }),
  customer('afterSales', 'long-text', { headers: ['售后服务', 'after-sales'] }),
  ...profile('supplier', '供应商', 'supplier'),
  supplier('capabilities', 'long-text', { headers: ['供货能力', 'capabilities'] }),
  supplier('mainProducts', 'text', { list: 'column', headers: ['主营产品', '主要产品', '供应产品', 'main products'] }),
  supplier('leadTimeDays', 'number', {
    list: 'column',
    headers: ['供货周期', '交货天数', '交货周期', 'lead time days'],
  }),
  supplier('qualityNote', 'long-text', { headers: ['供货质量', 'quality'] }),
  supplier('nextExpiry', 'date', { list: 'column' }),
];

export const fieldById: ReadonlyMap<string, PartyField> = new Map(partyFields.map((field) => [field.id, field]));
