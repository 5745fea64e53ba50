import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  addressLine,
  isPlaceholderCity,
  pickerCities,
  provinceNamed,
  provinces,
  regionName,
  regionOf,
  streetsOf,
  type ProvinceFile,
  type StreetsFile,
} from '#shared/parties/divisions';
import { chinaCities, resolveDivision } from '#shared/parties/resolve-division';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../web/static/data/divisions/${path}.json`, import.meta.url), 'utf8'));
const provinceFile = (code: string): ProvinceFile => read(code) as ProvinceFile;
const streetsFile = (code: string): StreetsFile => read(`streets/${code}`) as StreetsFile;
const cityNames = (code: string): string[] => {
  const name = provinces.find((province) => province.code === code)?.zh ?? '';
  return pickerCities(name, provinceFile(code)).map((city) => city.name);
};

describe('the region of a party', () => {
  it.each([
    [{ country: 'CN', provinceCode: '31' }, 'CN-31'],
    [{ country: 'CN', provinceCode: '320500' }, 'CN-32'],
    [{ country: 'CN', province: '江苏' }, 'CN-32'],
    [{ province: '内蒙古自治区' }, 'CN-15'],
    [{ country: 'CN' }, 'CN'],
    [{ country: 'CN', provinceCode: '99' }, 'CN'],
    [{ country: 'DE', province: 'Bayern' }, 'DE'],
    [{ country: 'HK' }, 'CN-81'],
    [{ country: 'CN', provinceCode: '71' }, 'CN-71'],
    [undefined, 'ZZ'],
  ])('%o is %s', (address, region) => {
    expect(regionOf(address)).toBe(region);
  });

  it('has a name in both languages', () => {
    expect(regionName('CN-61', 'zh-CN')).toBe('陕西省');
    expect(regionName('CN-61', 'en')).toBe('Shaanxi');
    expect(regionName('DE', 'en')).toBeUndefined();
  });

  it('is found by the short name of a province', () => {
    expect(['广西', '新疆', '香港', 'shanghai', '44', '江苏省'].map((name) => provinceNamed(name)?.code)).toEqual([
      '45',
      '65',
      '81',
      '31',
      '44',
      '32',
    ]);
    expect(provinceNamed('')).toBeUndefined();
  });
});

describe('the pickers', () => {
  it('have every province, city, area and street of the source', () => {
    expect((read('provinces') as [string, string][]).map(([code, name]) => ({ code, name }))).toEqual(
      expect.arrayContaining(provinces.map(({ code, zh }) => ({ code, name: zh }))),
    );
    const files = provinces.map(({ code }) => ({ code, ...provinceFile(code) }));
    const ours = (code: string) => Number(code) < 70;
    expect(files.filter(({ code }) => ours(code)).flatMap(({ cities }) => cities)).toHaveLength(342);
    expect(
      files.filter(({ code }) => ours(code)).flatMap(({ cities }) => cities.flatMap(([, , areas]) => areas)),
    ).toHaveLength(2978);
    const streets = provinces.flatMap(({ code }) => Object.values(streetsFile(code)).flat());
    expect(streets).toHaveLength(41352);
  });

  it('show a municipality once, with the areas of all its placeholder cities', () => {
    expect(cityNames('31')).toEqual(['上海市']);
    const [chongqing] = pickerCities('重庆市', provinceFile('50'));
    expect(chongqing?.areas.map(({ name }) => name)).toEqual(expect.arrayContaining(['渝中区', '巫山县']));
    expect(chongqing?.areas.find(({ name }) => name === '巫山县')?.cityCode).toBe('5002');
  });

  it('show areas straight under a province as cities, and never a placeholder', () => {
    expect(cityNames('42')).toEqual(expect.arrayContaining(['武汉市', '仙桃市', '神农架林区']));
    expect(cityNames('65')).toContain('石河子市');
    expect(provinces.flatMap(({ code }) => cityNames(code)).filter(isPlaceholderCity)).toEqual([]);
  });

  it('ask no area of a city that has none', () => {
    const dongguan = pickerCities('广东省', provinceFile('44')).find(({ name }) => name === '东莞市');
    expect(dongguan).toMatchObject({ cityCode: '4419', areaCode: '441900', areas: [] });
    expect(streetsOf(streetsFile('44'), '441900').length).toBeGreaterThan(20);
  });

  it('include Hong Kong, Macau and Taiwan', () => {
    expect(cityNames('81')).toEqual(['香港岛', '九龙', '新界']);
    expect(cityNames('71')).toContain('台北市');
    expect(streetsOf(streetsFile('81'), '810101')).toEqual([]);
  });
});

describe('an address as people write it', () => {
  it.each([
    [{ province: '江苏', city: '苏州', area: '吴中' }, ['江苏省', '苏州市', '吴中区', '320506']],
    [{ province: '上海市', city: '上海市', area: '浦东新区' }, ['上海市', '上海市', '浦东新区', '310115']],
    [{ province: '上海', area: '浦东' }, ['上海市', '上海市', '浦东新区', '310115']],
    [{ city: '上海市', area: '松江区' }, ['上海市', '上海市', '松江区', '310117']],
    [{ city: '宁波市', area: '北仑区' }, ['浙江省', '宁波市', '北仑区', '330206']],
    [{ province: '湖北省', city: '仙桃市' }, ['湖北省', '仙桃市', undefined, '429004']],
    [{ province: '广东', city: '东莞' }, ['广东省', '东莞市', undefined, '441900']],
    [{ province: '云南', city: '大理' }, ['云南省', '大理白族自治州', undefined, undefined]],
    [{ province: '江苏省', city: '南京市', area: '鼓楼区' }, ['江苏省', '南京市', '鼓楼区', '320106']],
    [{ province: '香港', city: '九龙', area: '观塘区' }, ['香港特别行政区', '九龙', '观塘区', '810205']],
  ])('%o is found', (written, [province, city, area, areaCode]) => {
    const found = resolveDivision(written);
    expect([found.province, found.city, found.area ?? undefined, found.areaCode]).toEqual([
      province,
      city,
      area,
      areaCode,
    ]);
  });

  it('keeps its words where it is not found or could be two places', () => {
    expect(resolveDivision({ area: '鼓楼区' })).toEqual({ province: null, city: null, area: '鼓楼区' });
    expect(resolveDivision({ province: '江苏', city: '不存在市', area: '某区' })).toEqual({
      province: '江苏省',
      city: '不存在市',
      area: '某区',
      provinceCode: '32',
    });
  });

  it('finds each city of China by its own name and province', () => {
    const cities = chinaCities.filter(({ name }) => !isPlaceholderCity(name));
    const lost = cities.filter(({ code, name }) => {
      const province = provinces.find((one) => code.startsWith(one.code))?.zh;
      return resolveDivision({ province, city: name }).cityCode !== code;
    });
    expect(lost).toEqual([]);
  });

  it('is shown on one line without placeholders or repeats', () => {
    expect(addressLine({ province: '上海市', city: '市辖区', area: '浦东新区', line: '祖冲之路899号' })).toBe(
      '上海市浦东新区祖冲之路899号',
    );
    expect(addressLine({ province: '上海市', city: '上海市', area: '浦东新区' })).toBe('上海市浦东新区');
    expect(addressLine({ country: 'DE', line: 'Obere Str. 57', city: 'Berlin', postalCode: '12209' })).toBe(
      'Obere Str. 57, 12209 Berlin',
    );
  });
});
