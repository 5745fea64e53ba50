import type { CustomField } from '../settings/model.ts';
import { partyFields } from '../parties/fields.ts';

type Locale = 'zh-CN' | 'en';
type Label = readonly [zh: string, en: string];

const own: Record<string, Label> = {
  number: ['客商编号', 'Party number'],
  legalName: ['客商名称', 'Legal name'],
  shortName: ['简称', 'Short name'],
  englishName: ['英文名称', 'English name'],
  formerNames: ['曾用名', 'Former names'],
  kind: ['客商性质', 'Kind'],
  roles: ['角色', 'Roles'],
  identifiers: ['证件号码', 'Identifiers'],
  uscc: ['统一社会信用代码', 'Unified social credit code'],
  taxNumber: ['境外税号', 'Tax number'],
  externalCode: ['原系统编码', 'External code'],
  region: ['地区', 'Area code'],
  country: ['国家', 'Country'],
  province: ['省份', 'Province'],
  city: ['城市', 'City'],
  area: ['区县', 'District'],
  street: ['街道', 'Street'],
  line: ['详细地址', 'Address'],
  postalCode: ['邮政编码', 'Postal code'],
  phones: ['电话', 'Phones'],
  emails: ['公司邮箱', 'Company email'],
  website: ['网址', 'Website'],
  lineOfBusiness: ['主营业务', 'Line of business'],
  legalForm: ['企业类型', 'Legal form'],
  ownership: ['所有制', 'Ownership'],
  foundedOn: ['成立日期', 'Founded'],
  capital: ['注册资本', 'Capital'],
  size: ['规模', 'Size'],
  staffCount: ['员工人数', 'Staff'],
  timeSeriesClass: ['时间分类', 'Time class'],
  transactionClass: ['交易分类', 'Transaction class'],
  tags: ['标签', 'Tags'],
  archivedAt: ['归档时间', 'Archived at'],
  createdAt: ['创建时间', 'Created at'],
  updatedAt: ['更新时间', 'Updated at'],
  'contact.name': ['联系人', 'Contact'],
  'contact.jobTitle': ['联系人职务', 'Job title'],
  'contact.phones': ['联系人电话', 'Contact phone'],
  'contact.emails': ['联系人邮箱', 'Contact email'],
  'contact.wechat': ['微信', 'WeChat'],
  'customer.creditLimit': ['信用额度', 'Credit limit'],
  'customer.grade': ['客户等级', 'Grade'],
  'customer.channelClass': ['渠道分类', 'Channel class'],
  'customer.placeClass': ['区位分类', 'Place class'],
  'customer.purchaseNeeds': ['购买需求', 'Purchase needs'],
  'customer.afterSales': ['售后服务', 'After-sales'],
  'supplier.capabilities': ['供货能力', 'Capabilities'],
  'supplier.mainProducts': ['主营产品', 'Main products'],
  'supplier.leadTimeDays': ['供货周期', 'Lead time days'],
  'supplier.qualityNote': ['供货质量', 'Quality'],
  'supplier.nextExpiry': ['最近到期日', 'Next expiry'],
};

const ofASide: Record<string, Label> = {
  state: ['状态', 'state'],
  keeperId: ['负责人', 'keeper'],
  'terms.paymentTerms': ['付款条件', 'payment terms'],
  'terms.currency': ['币种', 'currency'],
  'terms.deliveryTerms': ['交货条件', 'delivery terms'],
  'terms.taxRate': ['税率', 'tax rate'],
  firstTradeOn: ['首次交易日期', 'first trade'],
  positionClass: ['地位分类', 'position class'],
};
const sides: Record<string, Label> = { customer: ['客户', 'Customer'], supplier: ['供应商', 'Supplier'] };

const labelOf = (id: string): Label => {
  const found = own[id];
  if (found) return found;
  const [side = '', ...rest] = id.split('.');
  const [of, field] = [sides[side], ofASide[rest.join('.')]];
  return of && field ? [`${of[0]}${field[0]}`, `${of[1]} ${field[1]}`] : [id, id];
};

/** The heading of a field's column in an export: words that an import understands again. */
export const fieldLabel = (id: string, locale: Locale, custom: readonly CustomField[] = []): string => {
  const field = custom.find((one) => one.id === id);
  return field ? field.label[locale] : labelOf(id)[locale === 'en' ? 1 : 0];
};

/** Fields without a heading of their own; there are none. */
export const unlabelled = (): string[] => partyFields.map(({ id }) => id).filter((id) => labelOf(id)[0] === id);
