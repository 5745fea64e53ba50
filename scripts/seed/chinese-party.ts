import { cities, cityOf, type City } from './chinese-cities.ts';
import {
  brandFirst,
  brandSecond,
  givenFirst,
  givenSecond,
  governmentBodies,
  jobTitles,
  mobilePrefixes,
  roads,
  surnames,
} from './chinese-words.ts';
import type { AddressDraft, ContactDraft, PartyDraft } from './draft.ts';
import { inCapitals, type Random } from './random.ts';
import { trades, type Trade } from './trades.ts';
import { usccFor } from './uscc.ts';

const mobile = (random: Random): string => `${random.pick(mobilePrefixes)} ${random.digits(4)} ${random.digits(4)}`;
/** Eight digits in the big cities, seven elsewhere. */
const landLine = (random: Random, { phoneArea, long }: City): string =>
  `0${phoneArea}-${String(random.between(2, 8))}${random.digits(long ? 3 : 2)} ${random.digits(4)}`;

type Word = readonly [zh: string, reading: string];
const person = (random: Random): Word => {
  const [surname, reading] = random.pickEarly(surnames);
  const parts = random.chance(0.75) ? [random.pick(givenFirst), random.pick(givenSecond)] : [random.pick(givenSecond)];
  return [surname + parts.map(([zh]) => zh).join(''), `${reading}.${parts.map(([, given]) => given).join('')}`];
};

const contact = (random: Random, domain: string, primary: boolean): ContactDraft => {
  const [name, reading] = person(random);
  const number = mobile(random);
  return {
    name,
    jobTitle: random.pick(jobTitles),
    phones: [number],
    ...(random.chance(0.8) ? { emails: [`${reading}${random.chance(0.3) ? number.slice(-4) : ''}@${domain}`] } : {}),
    preferredChannel: random.pick(['mobile', 'wechat', 'email']),
    language: 'zh-CN',
    primary,
  };
};

const address = (random: Random, city: City, use: AddressDraft['use']): AddressDraft & { areaCode: string } => {
  const area = random.pick(city.areas);
  const line = `${random.pick(roads)}${String(random.between(1, 1999))}号`;
  const unit = random.chance(0.5) ? `${String(random.between(1, 28))}幢${String(random.between(101, 2806))}室` : '';
  return {
    use,
    country: 'CN',
    provinceCode: city.provinceCode,
    cityCode: city.code,
    areaCode: area.code,
    province: city.province,
    city: city.zh,
    ...(area.name === city.zh ? {} : { area: area.name }),
    line: line + unit,
  };
};

const day = (random: Random, from: number, to: number): string =>
  `${String(random.between(from, to))}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`;

const companyForms = [
  ['有限公司', 'limited-company'],
  ['有限公司', 'limited-company'],
  ['有限公司', 'limited-company'],
  ['有限责任公司', 'limited-company'],
  ['股份有限公司', 'joint-stock-company'],
  ['集团有限公司', 'limited-company'],
  ['厂', 'sole-proprietorship'],
] as const;
const ownershipOf = (random: Random, legalForm: string) =>
  legalForm === 'sole-proprietorship'
    ? random.pick(['individual', 'collective'] as const)
    : random.pick([
        'individual',
        'individual',
        'shareholding',
        'shareholding',
        'state',
        'joint-venture',
        'foreign',
      ] as const);

const brandOf = (random: Random): Word => {
  const [one, other] = [random.pick(brandFirst), random.pick(brandSecond)];
  const third = random.chance(0.3) ? random.pick(brandSecond) : undefined;
  return [one[0] + other[0] + (third?.[0] ?? ''), one[1] + other[1] + (third?.[1] ?? '')];
};

/** Ten thousands of yuan, more for larger firms. */
const capitals = [
  10, 50, 50, 100, 100, 200, 300, 500, 500, 800, 1000, 1000, 1200, 2000, 3000, 5000, 8000, 10000, 20000,
];
const capitalOf = (random: Random, staff: number): number => {
  const bySize = Math.round((Math.log10(staff) / 3.6) * (capitals.length - 4)) + random.int(4);
  return (capitals[bySize] ?? 100) * 10_000 * 100;
};
const sizeOf = (staff: number) => (staff < 20 ? 'micro' : staff < 300 ? 'small' : staff < 1000 ? 'medium' : 'large');

export type Ask = { random: Random; seed: string; index: number; trades?: readonly Trade[] };

export const chineseCompany = (
  { random, seed, index, trades: asked = trades }: Ask,
  kind: PartyDraft['kind'],
): PartyDraft => {
  const city = cityOf(random);
  const trade = random.pick(asked);
  const [brand, reading] = brandOf(random);
  const [form, legalForm] = random.pick(companyForms);
  const home = address(random, city, 'registered');
  const foundedOn = day(random, 1988, 2025);
  const staffCount = Math.round(10 ** (0.7 + (2.9 * random.int(1000)) / 1000));
  const domain = `${reading}${trade.en.split(/\W+/)[0]?.toLowerCase() ?? ''}.example.com`;
  const inBrackets = random.chance(0.15) && form !== '厂';
  return {
    kind,
    legalName: inBrackets ? `${brand}${trade.zh}（${city.short}）${form}` : `${city.short}${brand}${trade.zh}${form}`,
    shortName: brand + trade.zh,
    englishName: `${city.en} ${inCapitals(reading)} ${trade.en} Co., Ltd.`,
    identifiers: [{ type: 'uscc', value: usccFor(seed, index, '91', home.areaCode, foundedOn > '2016') }],
    addresses: [
      home,
      ...(random.chance(0.25) ? [address(random, city, random.pick(['delivery', 'factory', 'billing'] as const))] : []),
    ],
    phones: [landLine(random, city)],
    emails: [`${random.pick(['info', 'sales', 'office'])}@${domain}`],
    website: `https://www.${domain}`,
    contacts: [contact(random, domain, true), ...(random.chance(0.4) ? [contact(random, domain, false)] : [])],
    lineOfBusiness: trade.lineOfBusiness,
    legalForm,
    ownership: ownershipOf(random, legalForm),
    foundedOn,
    capital: { amount: capitalOf(random, staffCount), currency: 'CNY' },
    size: sizeOf(staffCount),
    staffCount,
    products: trade.products,
    legalPerson: person(random)[0],
  };
};

/** Named by its district, so that few of a hundred thousand are called the same. */
export const governmentBody = ({ random, seed, index }: Ask): PartyDraft => {
  const city = random.pick(cities);
  const home = { ...address(random, city, 'office') };
  const [body, nature] = random.pick(governmentBodies);
  const { department, ...formed } = bodyForms[nature];
  const ordinal = /中学|小学|医院$/.test(body)
    ? `第${random.pick(['一', '二', '三', '四', '五', '六', '七', '八'])}`
    : '';
  const domain = `${city.en.toLowerCase().replace(/\W/g, '')}${home.areaCode}.gov.example.cn`;
  return {
    ...formed,
    legalName: city.zh + (home.area ?? '') + ordinal + body,
    shortName: (home.area ?? city.short) + ordinal + body,
    identifiers: [{ type: 'uscc', value: usccFor(seed, index, department, home.areaCode, false) }],
    addresses: [home],
    phones: [landLine(random, city)],
    emails: [`office@${domain}`],
    contacts: [contact(random, domain, true)],
    lineOfBusiness: '公共服务',
    ownership: 'state',
    foundedOn: day(random, 1978, 2019),
    legalPerson: person(random)[0],
  };
};

const bodyForms = {
  机关: { department: '11', kind: 'government', legalForm: 'government-body' },
  事业单位: { department: '12', kind: 'government', legalForm: 'public-institution' },
  国有企业: { department: '91', kind: 'special-company', legalForm: 'limited-company' },
} as const;

/** A person who trades: half of them as 个体工商户 with a code and a shop's name. */
export const individual = ({ random, seed, index, trades: asked = trades }: Ask): PartyDraft => {
  const city = cityOf(random);
  const home = address(random, city, 'office');
  const [name, reading] = person(random);
  const trade = random.pick(asked);
  const isShop = random.chance(0.55);
  const number = mobile(random);
  const [brand] = brandOf(random);
  const shop = `${city.zh}${home.area ?? ''}${brand}${trade.zh}${random.pick(['经营部', '商行', '贸易部', '门市部'])}`;
  return {
    kind: 'individual',
    legalName: isShop ? shop : name,
    ...(isShop
      ? {
          identifiers: [{ type: 'uscc', value: usccFor(seed, index, '92', home.areaCode, true) }],
          foundedOn: day(random, 2016, 2025),
        }
      : {}),
    addresses: [home],
    phones: [number],
    contacts: [
      {
        name,
        phones: [number],
        emails: [`${reading}${number.slice(-4)}@mail.example.com`],
        preferredChannel: 'wechat',
        language: 'zh-CN',
        primary: true,
      },
    ],
    lineOfBusiness: trade.lineOfBusiness,
    legalForm: isShop ? 'self-employed' : 'natural-person',
    ownership: 'individual',
    size: 'micro',
    products: trade.products,
    legalPerson: name,
  };
};
