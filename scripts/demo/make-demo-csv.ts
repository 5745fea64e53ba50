/**
 * Writes the spreadsheets of the demo and of the documentation, always the same: `node scripts/demo/make-demo-csv.ts`.
 * Companies and people in them are made up; any likeness is by chance.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import { columns, demoRows, plantedTwins, withSecondContacts, type DemoRow } from './demo-rows.ts';
import { hint, rowsWithMistakes } from './mistakes.ts';

const root = join(import.meta.dirname, '../..');
const save = (path: string, bytes: Buffer): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), bytes);
};
const csv = (rows: readonly DemoRow[], header: readonly string[], lineEnd: string): string =>
  stringify(
    rows.map((row) => header.map((column) => row[column] ?? '')),
    { header: true, columns: [...header], record_delimiter: lineEnd },
  );

const practice = [
  '客商编码',
  '客商名称',
  '简称',
  '统一社会信用代码',
  '角色',
  '成立日期',
  '注册资本',
  '员工人数',
  '国家',
  '省',
  '市',
  '区',
  '详细地址',
  '公司电话',
  '网址',
  '联系人',
  '手机',
  '邮箱',
  '客户账期',
  '客户等级',
  hint,
];

/** Excel on Windows saves these two ways: UTF-8 with its mark, and GB18030 without. */
export const demoFiles = (): Record<string, Buffer> => {
  const parties = demoRows(180);
  const companies = demoRows(220, 180).filter((row) => row['统一社会信用代码'] && row['客户状态'] && row['手机']);
  return {
    'data/demo/hengtai-parties.csv': Buffer.from(
      `\uFEFF${csv([...withSecondContacts(parties), ...plantedTwins(parties)], columns, '\r\n')}`,
    ),
    'docs/examples/parties-with-mistakes.csv': iconv.encode(
      csv(rowsWithMistakes(companies), practice, '\r\n'),
      'gb18030',
    ),
  };
};

if (import.meta.main) for (const [path, bytes] of Object.entries(demoFiles())) save(path, bytes);
