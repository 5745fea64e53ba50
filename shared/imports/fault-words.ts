import type { FaultCode } from './faults.ts';

type Words = { 'zh-CN': string; en: string };
type Locale = keyof Words;

/** The sentences of the fault file; a new code does not compile without them. */
const words: Record<FaultCode, Words> = {
  required: { 'zh-CN': '必填', en: 'is needed' },
  'too-long': { 'zh-CN': '太长', en: 'is too long' },
  'too-many': { 'zh-CN': '太多', en: 'are too many' },
  invalid: { 'zh-CN': '不符合要求', en: 'is not valid' },
  'not-a-date': { 'zh-CN': '不是日期，请写成 2024-01-05', en: 'is not a date; write 2024-01-05' },
  'not-a-number': { 'zh-CN': '不是数字', en: 'is not a number' },
  'out-of-range': { 'zh-CN': '数值过大或过小', en: 'is too large or too small' },
  'not-money': {
    'zh-CN': '不是金额，请写成 1200.50、500万元 或 USD 3000',
    en: 'is not an amount; write 1200.50 or USD 3000',
  },
  'not-a-rate': { 'zh-CN': '不是税率，请写成 13%', en: 'is not a rate; write 13%' },
  'not-a-choice': { 'zh-CN': '不在可选值之内', en: 'is not one of the choices' },
  'not-yes-or-no': { 'zh-CN': '请写是或否', en: 'write yes or no' },
  'not-an-email': { 'zh-CN': '不是邮箱地址', en: 'is not an e-mail address' },
  'not-a-phone': { 'zh-CN': '电话里没有号码', en: 'is not a telephone number' },
  'not-a-link': { 'zh-CN': '不是网址', en: 'is not a web address' },
  'not-a-country': { 'zh-CN': '没有这个国家或地区', en: 'is not a country' },
  'no-such-person': {
    'zh-CN': '没有这位员工，或其岗位不管理这一侧',
    en: 'is nobody on the staff, or nobody whose job includes this side',
  },
  'identifier-form': { 'zh-CN': '证件号码的格式不对', en: 'does not have the form of such a number' },
  'identifier-check-digit': {
    'zh-CN': '校验位不符，有一位写错了',
    en: 'has a mistyped digit: the check digit does not fit',
  },
  'identifier-unknown': { 'zh-CN': '没有这种证件号码', en: 'is not a known type of number' },
  'identifier-repeated': { 'zh-CN': '同一号码写了两次', en: 'is given twice' },
  'identifier-taken': { 'zh-CN': '该号码已属于另一客商', en: 'is already held by another party' },
  'identifier-differs': { 'zh-CN': '与已登记的号码不同', en: 'differs from the number on record' },
  'not-of-this-role': { 'zh-CN': '不属于该角色', en: 'does not belong to this role' },
  'side-not-yours': { 'zh-CN': '你的岗位不管理这一侧', en: 'is a side that your job does not include' },
  'not-allowed': { 'zh-CN': '你的岗位无权这样做', en: 'is something that your job does not include' },
  'state-not-reachable': {
    'zh-CN': '不能直接到达该状态，或你无权启用',
    en: 'is a state that cannot be reached, or that you may not give',
  },
  'second-person-needed': {
    'zh-CN': '信用额度的变更须由第二人确认，请在客商页面提出',
    en: 'a credit limit is changed by two people; propose it on the party',
  },
  'party-not-yours': { 'zh-CN': '该客商不在你的范围内', en: 'is a party outside your rows' },
  'possible-duplicate': { 'zh-CN': '可能与已有客商重复', en: 'may be a party that is registered already' },
  'same-as-row': { 'zh-CN': '与文件中前面的行相同', en: 'is the same as an earlier row' },
  'first-row-not-imported': { 'zh-CN': '同一客商的前一行没有导入', en: 'the first row of this party was not imported' },
  'changed-meanwhile': {
    'zh-CN': '导入期间有人改动，请再导入一次',
    en: 'someone changed it meanwhile; import it again',
  },
  'not-stored': { 'zh-CN': '这一行无法保存，请检查其中的值', en: 'could not be saved; check the values of this row' },
};

export const faultSentence = (code: FaultCode, locale: Locale, hint?: string): string => {
  const said = words[code][locale];
  if (!hint) return said;
  return locale === 'en' ? `${said} (${hint})` : `${said}（${hint}）`;
};

/** Headings of the columns that a fault file adds: they are known again when the corrected file comes back. */
export const faultHeaders: Record<Locale, readonly string[]> = {
  'zh-CN': ['行', '列', '代码', '值', '原因'],
  en: ['Row', 'Column', 'Code', 'Value', 'Reason'],
};

/** Where a fault file's own columns begin in a header row, or the row's end. */
export const originalWidth = (headers: readonly string[]): number => {
  const tails = Object.values(faultHeaders).map((tail) => tail.join('\n'));
  const width = headers.length - 5;
  return width > 0 && tails.includes(headers.slice(width).join('\n')) ? width : headers.length;
};
