import type { DemoRow } from './demo-rows.ts';

/** What is wrong with a row of the practice file, said in its last column so that one can check the answers. */
type Mistake = { change: DemoRow; says: string };

const mistakes: readonly Mistake[] = [
  { change: {}, says: '正确' },
  { change: { 成立日期: '2008年3月7日', 注册资本: '1,200万' }, says: '正确（日期、金额写法不同）' },
  { change: { 手机: '＋８６　１３８００１３８０００' }, says: '正确（全角电话）' },
  { change: { 客商名称: '' }, says: '客商名称为空' },
  { change: { 统一社会信用代码: '91330100799655059B' }, says: '统一社会信用代码校验位错误' },
  { change: { 统一社会信用代码: '9.133E+17' }, says: '统一社会信用代码被 Excel 变成科学计数' },
  { change: { 统一社会信用代码: '9133010079965505' }, says: '统一社会信用代码少两位' },
  { change: { 角色: '代理' }, says: '角色不是客户或供应商' },
  { change: { 成立日期: '2019-02-30' }, says: '日期不存在' },
  { change: { 成立日期: '03/04/2019' }, says: '日期分不清月和日' },
  { change: { 注册资本: '很多' }, says: '金额不是数字' },
  { change: { 邮箱: 'wang.example.com' }, says: '邮箱没有 @' },
  { change: { 员工人数: '约30' }, says: '人数不是数字' },
  { change: { 客户等级: 'E级' }, says: '等级只有 A 至 D' },
  { change: { 客户账期: '120天' }, says: '没有这种账期' },
  { change: { 国家: '火星' }, says: '没有这个国家' },
  { change: { 网址: '没有网站' }, says: '网址不对' },
  { change: { 手机: '见名片' }, says: '电话里没有号码' },
  { change: { 简称: '=HYPERLINK("http://evil.example.com","点我")' }, says: '正确（公式只当文字）' },
  { change: { 详细地址: '"老厂区",\n二号门' }, says: '正确（单元格里有引号、逗号和换行）' },
  { change: { 客商名称: '特别长的名称'.repeat(40) }, says: '名称超过 200 字' },
  {
    change: { 客商名称: '', 统一社会信用代码: '91330100799655059B', 成立日期: '昨天', 邮箱: '无' },
    says: '一行四处错误',
  },
];

export const hint = '（说明）这一行';
/** Copies of good rows, each with its mistake; the last two are one company twice. */
export const rowsWithMistakes = (rows: readonly DemoRow[]): DemoRow[] => {
  const spoiled = mistakes.map(({ change, says }, at) => ({
    ...rows[at],
    ...change,
    客商编码: `LX${String(at + 1).padStart(3, '0')}`,
    [hint]: says,
  }));
  const twice = rows[mistakes.length];
  return [
    ...spoiled,
    { ...twice, 客商编码: 'LX098', [hint]: '正确' },
    {
      ...twice,
      客商编码: 'LX099',
      客商名称: `${twice?.['客商名称'] ?? ''} `,
      [hint]: '与上一行是同一家（同一统一社会信用代码）',
    },
  ];
};
