import { describe, expect, it } from 'vitest';
import { readChoice, readOption, readRoles } from '#shared/imports/cells/choices';
import { readCountry } from '#shared/imports/cells/countries';
import { readDate } from '#shared/imports/cells/dates';
import { readCurrency, readMoney } from '#shared/imports/cells/money';
import { readDecimal, readNumber, readRate, readWhole, shifted } from '#shared/imports/cells/numbers';
import { readPlace } from '#shared/imports/cells/places';
import { readEmails, readLink, readPhones, readTags, readYesNo } from '#shared/imports/cells/text';
import { labelsOf } from '#shared/imports/choice-labels';
import * as choices from '#shared/parties/choices';

describe('a day in a cell', () => {
  it.each([
    ['2024-01-05', '2024-01-05'],
    ['2024/1/5', '2024-01-05'],
    ['2024.1.5', '2024-01-05'],
    ['2024年1月5日', '2024-01-05'],
    ['２０２４年１月５日', '2024-01-05'],
    ['20240105', '2024-01-05'],
    ['45296', '2024-01-05'],
    ['1996-07-04 00:00:00.000', '1996-07-04'],
    ['2024-01-05T08:30:00Z', '2024-01-05'],
    ['2024-02-30', undefined],
    ['05/01/2024', undefined],
    ['2024', undefined],
    ['昨天', undefined],
  ])('%s is %s', (cell, day) => {
    expect(readDate(cell)).toBe(day);
  });
});

describe('an amount in a cell', () => {
  it.each([
    ['1200', 120_000, 'CNY'],
    ['￥1,200.50', 120_050, 'CNY'],
    ['1,000万', 1_000_000_000, 'CNY'],
    ['500万元', 500_000_000, 'CNY'],
    ['人民币500万元', 500_000_000, 'CNY'],
    ['1.5亿美元', 15_000_000_000, 'USD'],
    ['USD 3000', 300_000, 'USD'],
    ['3000 EUR', 300_000, 'EUR'],
    ['$ 3,000', 300_000, 'USD'],
    ['HK$12.30', 1_230, 'HKD'],
    ['JPY 1200', 1_200, 'JPY'],
    ['0.1', 10, 'CNY'],
    ['0.29', 29, 'CNY'],
  ])('%s is %i %s', (cell, amount, currency) => {
    expect(readMoney(cell)).toEqual({ amount, currency });
  });

  it.each(['JPY 12.5', '0.001', '-5', '€1.200,50', '1,20', '很多', '万', 'CNY', 'USD 5 EUR'])(
    '%s is refused, not rounded',
    (cell) => {
      expect(readMoney(cell)).toBeUndefined();
    },
  );

  it('takes the currency of the mapping where it says none', () => {
    expect(readMoney('12.5', 'USD')).toEqual({ amount: 1250, currency: 'USD' });
  });

  it.each([
    ['人民币', 'CNY'],
    ['usd', 'USD'],
    ['美元', 'USD'],
    ['dollars', undefined],
  ])('the currency %s is %s', (cell, code) => {
    expect(readCurrency(cell)).toBe(code);
  });
});

describe('a number in a cell', () => {
  it.each([
    [readDecimal('1,234,567.80'), '1234567.80'],
    [readDecimal('1,23'), undefined],
    [readNumber('1.2E3'), 1200],
    [readNumber('twelve'), undefined],
    [readWhole('120人'), 120],
    [readWhole('30 days'), 30],
    [readWhole('1.5'), undefined],
    [readRate('13%'), '0.13'],
    [readRate('0.13'), '0.13'],
    [readRate('6.5%'), '0.065'],
    [readRate('100%'), '1'],
    [readRate('13'), undefined],
    [readRate('-1%'), undefined],
    [shifted('12.345', 2), '1234.5'],
    [shifted('7', -2), '0.07'],
    [shifted('-0.5', 4), '-5000'],
  ])('%s', (read, expected) => {
    expect(read).toBe(expected);
  });
});

describe('a list in a cell', () => {
  it.each([
    [readTags('重点, 华东；出口、重点'), ['重点', '华东', '出口']],
    [readEmails('a@b.cn; c@d.cn / e@f.cn'), ['a@b.cn', 'c@d.cn', 'e@f.cn']],
    [readPhones('13800138000、021-55556666'), ['13800138000', '021-55556666']],
    [readPhones('13800138000/13900139000'), ['13800138000', '13900139000']],
    [readPhones('6855 1234/5'), ['6855 1234/5']],
  ])('%s', (read, expected) => {
    expect(read).toEqual(expected);
  });
});

describe('a word in a cell', () => {
  it.each([
    ['是', true],
    ['YES', true],
    ['√', true],
    ['否', false],
    ['0', false],
    ['maybe', undefined],
  ])('%s means %s', (cell, meant) => {
    expect(readYesNo(cell)).toBe(meant);
  });

  it.each([
    ['www.example.com', 'https://www.example.com'],
    ['http://例子.中国/a', 'http://例子.中国/a'],
    ['Plutzer (on the Web)#http://www.example.com/plutzer#', 'http://www.example.com/plutzer'],
    ['#CAJUN.HTM#', undefined],
    ['无', undefined],
  ])('the link %s is %s', (cell, link) => {
    expect(readLink(cell)).toBe(link);
  });

  it.each([
    ['Germany', 'DE'],
    ['德国', 'DE'],
    ['UK', 'GB'],
    ['USA', 'US'],
    ['cn', 'CN'],
    ['中国香港', 'HK'],
    ['Venezuela', 'VE'],
    ['VN', 'VN'],
    ['越南', 'VN'],
    ['Serbia', 'RS'],
    ['Atlantis', undefined],
    ['UN', undefined],
  ])('the country %s is %s', (cell, code) => {
    expect(readCountry(cell)).toBe(code);
  });

  it.each([
    ['客户/供应商', ['customer', 'supplier']],
    ['客户、供应商', ['customer', 'supplier']],
    ['供应商 & 客户', ['supplier', 'customer']],
    ['both', ['customer', 'supplier']],
    ['客户兼供应商', ['customer', 'supplier']],
    ['Vendor', ['supplier']],
    ['朋友', undefined],
  ])('the roles %s are %s', (cell, roles) => {
    expect(readRoles(cell)).toEqual(roles);
  });

  it('of a closed list is understood by its code, its labels and no other value’s', () => {
    for (const [list, values] of Object.entries(choices)) {
      const labels = labelsOf(list as keyof typeof choices);
      expect(Object.keys(labels)).toEqual([...values]);
      for (const value of values) {
        expect(readChoice(list as keyof typeof choices, value), value).toBe(value);
        for (const label of (labels[value] ?? []).slice(0, 2))
          expect(readChoice(list as keyof typeof choices, label), label).toBe(value);
      }
    }
  });

  it('of a custom field is one of its open options', () => {
    const options = [
      { id: 'opt_1', label: { 'zh-CN': '红', en: 'Red' } },
      { id: 'opt_2', label: { 'zh-CN': '蓝', en: 'Blue' }, retired: true },
    ];
    expect([
      readOption(options, ' red '),
      readOption(options, '红'),
      readOption(options, 'opt_1'),
      readOption(options, '蓝'),
    ]).toEqual(['opt_1', 'opt_1', 'opt_1', undefined]);
  });
});

describe('a place in China', () => {
  it.each([
    [{ province: '江苏', city: '苏州' }, '32', '3205', undefined],
    [{ province: '江苏省苏州市', area: '吴中区' }, '32', '3205', '320506'],
    [{ province: '上海', city: '上海市', area: '浦东' }, '31', '3101', '310115'],
    [{ province: '上海市', city: '浦东新区' }, '31', '3101', '310115'],
    [{ city: '上海市浦东新区' }, '31', '3101', '310115'],
    [{ province: '湖北', city: '仙桃' }, '42', '4290', '429004'],
    [{ province: '亚特兰蒂斯', city: '海底' }, undefined, undefined, undefined],
  ])('written %o has the codes %s %s %s', (written, provinceCode, cityCode, areaCode) => {
    const place = readPlace(written);
    expect([place.provinceCode, place.cityCode, place.areaCode]).toEqual([provinceCode, cityCode, areaCode]);
  });

  it('that is a municipality stands in its own city, and what is unknown keeps its words', () => {
    expect(readPlace({ province: '上海', city: '上海' })).toMatchObject({ province: '上海市', city: '上海市' });
    expect(readPlace({ province: 'X', city: 'Y' })).toMatchObject({ province: 'X', city: 'Y' });
  });
});
