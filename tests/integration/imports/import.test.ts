import iconv from 'iconv-lite';
import writeExcelFile from 'write-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { useGround } from '../../fixtures/ground.ts';
import { csvOf, importing } from '../../fixtures/imports.ts';
import { aUscc } from '../../fixtures/parties.ts';
import { asStaff, type Colleague } from '../../fixtures/staff.ts';

const ground = useGround();
let manager: Colleague;
beforeAll(async () => {
  manager = await asStaff('manager');
});
const mine = () => importing(ground, manager);

const partyNamed = async (name: string) => {
  await ground.project();
  const { body } = await manager.get('/api/parties', { q: name });
  return (await manager.get(`/api/parties/${String(body.items[0]?.id)}`)).body;
};

describe('a file as offices have it', () => {
  it('in GB18030 with a title above its header comes in as parties with contact, address and role', async () => {
    const rows = [
      ['客户资料一览'],
      [
        '客户名称',
        '统一社会信用代码',
        '联系人',
        '手机',
        '省份',
        '城市',
        '详细地址',
        '角色',
        '注册资本',
        '成立日期',
        '客户状态',
      ],
      [
        '上海晨曦贸易有限公司',
        aUscc(901),
        '王小明',
        '13800138000',
        '上海',
        '上海',
        '南京路1号',
        '客户、供应商',
        '500万元',
        '2019年3月5日',
        '启用',
      ],
      [
        '苏州绿源食品有限公司',
        '',
        '李红',
        '0512-65123456',
        '江苏',
        '苏州',
        '人民路2号',
        '供应商',
        '1,200,000',
        '2010/1/2',
        '',
      ],
    ];
    const view = await mine().loaded(iconv.encode(csvOf(rows), 'gb18030'), { fileName: '客户.csv' });
    expect(view.sheet.format).toMatchObject({ kind: 'csv', encoding: 'gb18030', delimiter: ',' });
    expect(view).toMatchObject({ state: 'loaded', loaded: { created: 2, faulty: 0, duplicates: 0 }, faultFile: false });
    expect(await partyNamed('晨曦')).toMatchObject({
      legalName: '上海晨曦贸易有限公司',
      identifiers: [{ type: 'uscc', value: aUscc(901) }],
      addresses: [{ province: '上海市', provinceCode: '31', city: '上海市', line: '南京路1号' }],
      contacts: [{ name: '王小明', phones: ['138 0013 8000'] }],
      roleStates: { customer: 'active', supplier: 'candidate' },
      capital: { amount: 500_000_000, currency: 'CNY' },
      foundedOn: '2019-03-05',
    });
  });

  it('tells the importer by mail when it is through', () => {
    expect(ground.cloud.mails.at(-1)).toMatchObject({ to: [manager.staff.email], subject: '导入完成：客户.csv' });
  });

  it.each([
    ['UTF-8 with a byte order mark and semicolons', '\ufeff', ';'],
    ['UTF-8 with tabs', '', '\t'],
    ['UTF-8 with bars', '', '|'],
  ])('in %s is understood', async (_what, mark, delimiter) => {
    const names = [
      `海峡${delimiter.charCodeAt(0).toString(36)}之光`,
      `琥珀${delimiter.charCodeAt(0).toString(36)}矿石`,
    ];
    const view = await mine().loaded(
      mark +
        csvOf(
          [['legal name', 'city', 'Country'], ...names.map((name) => [name, 'Berlin, Mitte', 'Germany'])],
          delimiter,
        ),
    );
    expect(view.sheet.format).toMatchObject({ encoding: 'utf-8', bom: mark !== '', delimiter });
    expect(view).toMatchObject({ state: 'loaded', loaded: { created: 2 } });
    expect(await partyNamed(names[0] ?? '')).toMatchObject({
      region: 'DE',
      addresses: [{ country: 'DE', city: 'Berlin, Mitte' }],
    });
  });

  it('as a workbook keeps days as days, numbers as numbers and what looks like a formula as text', async () => {
    const day = { value: new Date('2015-06-07T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' };
    const sheet = await writeExcelFile([
      ['公司名称', '成立日期', '员工人数', '手机', '联系人', '主营业务'],
      ['北京方舟仪器有限公司', day, 120, 13911112222, '赵一', '=HYPERLINK("http://evil.example","点我")'],
    ]).toBuffer();
    const view = await mine().loaded(sheet, { fileName: '供应商.xlsx' });
    expect(view).toMatchObject({ state: 'loaded', sheet: { format: { kind: 'xlsx' } }, loaded: { created: 1 } });
    expect(await partyNamed('方舟仪器')).toMatchObject({
      foundedOn: '2015-06-07',
      staffCount: 120,
      lineOfBusiness: '=HYPERLINK("http://evil.example","点我")',
      contacts: [{ name: '赵一', phones: ['139 1111 2222'] }],
    });
  });

  it('that is an old workbook or a picture is refused by what it is', async () => {
    const view = await mine().upload(
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0]),
      'old.xls',
    );
    expect(view).toMatchObject({ state: 'failed', failedIn: 'inspecting', failure: { code: 'FILE_TYPE_NOT_ALLOWED' } });
    const picture = await mine().upload(
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0, 0]),
      'logo.csv',
    );
    expect(picture).toMatchObject({ state: 'failed', failure: { code: 'FILE_TYPE_NOT_ALLOWED' } });
  });
});

describe('a sheet of 120 columns of long Chinese texts', () => {
  it('is read and previewed', async () => {
    const columns = Array.from({ length: 119 }, (_, at) => `说明${String(at)}`);
    const rows = Array.from({ length: 20 }, (_, at) => [
      `宽表${String(at)}商行`,
      ...columns.map(() => '宽'.repeat(250)),
    ]);
    const view = await mine().upload(csvOf([['公司名称', ...columns], ...rows]), '宽表.csv');
    expect(view).toMatchObject({ state: 'uploaded', sheet: { rows: 20 } });
    expect(view.sheet.preview[0].slice(0, 2)).toEqual(['宽表0商行', expect.stringMatching(/^宽+$/)]);
  });
});

describe('a cell that cannot be kept', () => {
  it('is a fault of its row: control characters, and a script as a link', async () => {
    const view = await mine().loaded(
      csvOf([
        ['公司名称', '网址', '主营业务'],
        ['控制字符商行', '', 'a\u0007b'],
        ['脚本链接商行', 'javascript:alert(1)', ''],
        ['好链接商行', 'www.example.cn', '两行\n文字'],
      ]),
    );
    expect(view.loaded).toMatchObject({ created: 1, faulty: 2 });
    const faults = (await mine().rows(view.id, 'fault')).flatMap(({ faults: found }) => found);
    expect(faults.map(({ field, code }) => [field, code])).toEqual([
      ['lineOfBusiness', 'invalid'],
      ['website', 'not-a-link'],
    ]);
  });
});

describe('a CSV file with a quote that is never closed', () => {
  it('is refused with the place of it', async () => {
    const view = await mine().upload('name,city\r\n"Open End,Berlin\r\nOther,Bonn\r\n');
    expect(view).toMatchObject({ state: 'failed', failure: { code: 'FILE_TYPE_NOT_ALLOWED' } });
    expect(view.failure.message).toContain('Quote Not Closed');
  });
});

describe('rows with mistakes in them', () => {
  const header = ['编码', '客商名称', '统一社会信用代码', '成立日期', '注册资本', '邮箱', '联系人', '所有制'];
  const good = (n: number): string[] => [
    `M${String(n)}`,
    `错行测试${'甲乙丙丁戊己庚辛'.charAt(n)}有限公司`,
    aUscc(700 + n),
    '2001-02-03',
    '100万',
    `a${String(n)}@example.com`,
    `联系人${String(n)}`,
    '国有',
  ];
  const mistyped = aUscc(700).replace(/.$/, (last) => (last === '3' ? '4' : '3'));
  const spoiled = (n: number, column: number, cell: string): string[] => good(n).with(column, cell);
  const rows = [
    header,
    spoiled(0, 2, mistyped),
    good(1),
    spoiled(2, 3, '昨天'),
    good(3),
    spoiled(4, 4, '很多钱').with(5, 'not-a-mail'),
    spoiled(5, 1, ''),
    spoiled(6, 7, '半国有'),
  ];

  it('are named by row, column, code and value, and the others come in', async () => {
    const view = await mine().loaded(csvOf(rows), { fileName: '错行.csv' });
    expect(view).toMatchObject({
      checked: { created: 2, faulty: 5 },
      loaded: { created: 2, faulty: 5 },
      faultFile: true,
    });
    const faults = (await mine().rows(view.id, 'fault')).map(({ row, faults: found }) => [
      row,
      found.map(({ header: column, code, value }: never) => [column, code, value]),
    ]);
    expect(faults).toEqual([
      [2, [['统一社会信用代码', 'identifier-check-digit', mistyped]]],
      [4, [['成立日期', 'not-a-date', '昨天']]],
      [
        6,
        [
          ['注册资本', 'not-money', '很多钱'],
          ['邮箱', 'not-an-email', 'not-a-mail'],
        ],
      ],
      [7, [['客商名称', 'required', '']]],
      [8, [['所有制', 'not-a-choice', '半国有']]],
    ]);
  });

  it('come back in a file with the reason of each, which once corrected brings exactly the rest', async () => {
    const fresh = await mine().loaded(
      csvOf([
        header,
        ...['2001-13-01', '2001-12-01', '2001-14-01'].map((day, n) => [
          `F${String(n)}`,
          `再来一次${'春夏秋'.charAt(n)}商行`,
          '',
          day,
          '',
          '',
          '',
          '',
        ]),
      ]),
      { fileName: '再来.csv' },
    );
    expect(fresh.loaded).toMatchObject({ created: 1, faulty: 2 });
    const text = (await mine().faultFile(fresh.id)).toString();
    expect(text.startsWith('\ufeff编码,客商名称')).toBe(true);
    expect(text).toContain('行,列,代码,值,原因');
    expect(text).toContain('不是日期');
    const corrected = text.replace('2001-13-01', '2001-03-01').replace('2001-14-01', '2001-04-01');
    const second = await mine().loaded(corrected, { fileName: '更正.csv' });
    expect(second.sheet.headers).toEqual(header);
    expect(second).toMatchObject({ loaded: { created: 2, faulty: 0, duplicates: 0 }, faultFile: false });
  });
});
