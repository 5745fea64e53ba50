import type { Address } from './model.ts';

export type Province = { code: string; zh: string; en: string };
const province = (code: string, zh: string, en: string): Province => ({ code, zh, en });

/** The 34 divisions at the top of GB/T 2260, in its order. */
export const provinces: readonly Province[] = [
  province('11', '北京市', 'Beijing'),
  province('12', '天津市', 'Tianjin'),
  province('13', '河北省', 'Hebei'),
  province('14', '山西省', 'Shanxi'),
  province('15', '内蒙古自治区', 'Inner Mongolia'),
  province('21', '辽宁省', 'Liaoning'),
  province('22', '吉林省', 'Jilin'),
  province('23', '黑龙江省', 'Heilongjiang'),
  province('31', '上海市', 'Shanghai'),
  province('32', '江苏省', 'Jiangsu'),
  province('33', '浙江省', 'Zhejiang'),
  province('34', '安徽省', 'Anhui'),
  province('35', '福建省', 'Fujian'),
  province('36', '江西省', 'Jiangxi'),
  province('37', '山东省', 'Shandong'),
  province('41', '河南省', 'Henan'),
  province('42', '湖北省', 'Hubei'),
  province('43', '湖南省', 'Hunan'),
  province('44', '广东省', 'Guangdong'),
  province('45', '广西壮族自治区', 'Guangxi'),
  province('46', '海南省', 'Hainan'),
  province('50', '重庆市', 'Chongqing'),
  province('51', '四川省', 'Sichuan'),
  province('52', '贵州省', 'Guizhou'),
  province('53', '云南省', 'Yunnan'),
  province('54', '西藏自治区', 'Tibet'),
  province('61', '陕西省', 'Shaanxi'),
  province('62', '甘肃省', 'Gansu'),
  province('63', '青海省', 'Qinghai'),
  province('64', '宁夏回族自治区', 'Ningxia'),
  province('65', '新疆维吾尔自治区', 'Xinjiang'),
  province('71', '台湾省', 'Taiwan'),
  province('81', '香港特别行政区', 'Hong Kong'),
  province('82', '澳门特别行政区', 'Macau'),
];

/** `江苏`, `江苏省`, `Jiangsu`, `32`: the short form people write is enough. */
export const provinceNamed = (name: string): Province | undefined => {
  const wanted = name.trim().toLowerCase();
  return provinces.find(
    ({ code, zh, en }) =>
      code === wanted || zh === wanted || en.toLowerCase() === wanted || shortProvince(zh) === wanted,
  );
};
export const shortProvince = (zh: string): string => zh.replace(/(省|市|(壮族|回族|维吾尔)?自治区|特别行政区)$/, '');

/** A party without an address, as ISO 3166 and CLDR write "unknown". */
export const nowhere = 'ZZ';
const ofChina: Record<string, string> = { HK: 'CN-81', MO: 'CN-82', TW: 'CN-71' };

/**
 * The region that rights, filters and figures go by: `CN-31` inside China, else the country. Hong Kong, Macau and Taiwan are one
 * region each, whether the address says so by country or by province.
 */
export const regionOf = (address?: Partial<Pick<Address, 'country' | 'provinceCode' | 'province'>> | null): string => {
  if (!address) return nowhere;
  const country = address.country ?? 'CN';
  if (country !== 'CN') return ofChina[country] ?? country;
  const code = address.provinceCode?.slice(0, 2) ?? provinceNamed(address.province ?? '')?.code;
  return code && provinces.some((one) => one.code === code) ? `CN-${code}` : 'CN';
};

/** Names of a region of China; a country's own names are the browser's (`Intl.DisplayNames`). */
export const regionName = (region: string, locale: 'zh-CN' | 'en'): string | undefined => {
  const found = provinces.find(({ code }) => region === `CN-${code}`);
  return locale === 'en' ? found?.en : found?.zh;
};

/** A file of `data/divisions/<province>.json`: cities with their areas, each `[code, name]`. */
export type Division = readonly [code: string, name: string];
export type ProvinceFile = { cities: readonly (readonly [code: string, name: string, areas: readonly Division[]])[] };
/** A file of `data/divisions/streets/<province>.json`: by area code, the last three digits of each street's code and its name. */
export type StreetsFile = Record<string, readonly string[]>;

export const streetsOf = (file: StreetsFile, areaCode: string): Division[] =>
  (file[areaCode] ?? []).map((street) => [areaCode + street.slice(0, 3), street.slice(3)]);

/** The city level that stands for "none": people do not know these words from an address. */
export const isPlaceholderCity = (name: string): boolean => /^(市辖区|县|(省|自治区)直辖县级行政区划)$/.test(name);

/** One line of the city picker. Without `areas` the choice is complete: its area, if any, is `areaCode`. */
export type CityChoice = {
  name: string;
  cityCode: string;
  areaCode?: string;
  areas: readonly { code: string; name: string; cityCode: string }[];
};

/**
 * What the city picker shows for a province:
 * - a municipality's 市辖区 and 县 become one line with the municipality's own name and all their areas;
 * - areas straight under a province (仙桃市, 石河子市) become lines of their own;
 * - a city without areas, which the source repeats one level down (东莞市), is complete at once.
 */
export const pickerCities = (province: string, { cities }: ProvinceFile): CityChoice[] => {
  const placed = cities.map(([cityCode, name, areas]) => ({
    cityCode,
    name,
    areas: areas.map(([code, areaName]) => ({ code, name: areaName, cityCode })),
  }));
  const municipal = placed.filter(({ name }) => name === '市辖区' || name === '县');
  const [first] = municipal;
  return [
    ...(first ? [{ name: province, cityCode: first.cityCode, areas: municipal.flatMap(({ areas }) => areas) }] : []),
    ...placed.filter((city) => !municipal.includes(city)).flatMap(cityLines),
  ];
};

const cityLines = ({ cityCode, name, areas }: CityChoice): CityChoice[] => {
  if (isPlaceholderCity(name))
    return areas.map((area) => ({ name: area.name, cityCode, areaCode: area.code, areas: [] }));
  const [only] = areas;
  if (only?.name === name && areas.length === 1) return [{ name, cityCode, areaCode: only.code, areas: [] }];
  return [{ name, cityCode, areas }];
};

type Written = Partial<Pick<Address, 'province' | 'city' | 'area' | 'street' | 'line' | 'country' | 'postalCode'>>;

/** An address on one line: `上海市浦东新区张江镇祖冲之路899号`; abroad from the street outwards. */
export const addressLine = ({
  country = 'CN',
  province: top,
  city,
  area,
  street,
  line,
  postalCode,
}: Written): string => {
  if (country !== 'CN')
    return [line, street, area, [postalCode, city].filter(Boolean).join(' '), top].filter(Boolean).join(', ');
  const parts = [top, city && isPlaceholderCity(city) ? undefined : city, area, street].filter(
    (part) => typeof part === 'string',
  );
  return [...new Set(parts), line ?? ''].join('');
};
