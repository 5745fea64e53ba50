import { pinyin } from 'pinyin-pro';
import { phoneAreaCodes } from '../../shared/parties/data/china-areas.ts';
import { isPlaceholderCity, provinces, shortProvince } from '../../shared/parties/divisions.ts';
import { chinaCities, type ChinaCity } from '../../shared/parties/resolve-division.ts';
import { busyCities } from './chinese-words.ts';
import { inCapitals, type Random } from './random.ts';

export type City = ChinaCity & {
  zh: string;
  short: string;
  province: string;
  provinceCode: string;
  phoneArea: string;
  /** Whether its land lines have eight digits. */
  long: boolean;
  en: string;
};

const phoneAreas = new Map(
  phoneAreaCodes.split('\n').map((line) => [line.replace(/^\d+/, ''), /^\d+/.exec(line)?.[0] ?? '']),
);
const missing: Record<string, string> = {
  襄阳市: '710',
  三沙市: '898',
  儋州市: '898',
  咸阳市: '29',
  海西蒙古族藏族自治州: '977',
};
// The list of area codes still calls some cities by their old name (哈密地区).
const stems = new Map([...phoneAreas].map(([name, code]) => [name.slice(0, 2), code]));
const phoneAreaOf = (zh: string): string => phoneAreas.get(zh) ?? missing[zh] ?? stems.get(zh.slice(0, 2)) ?? '';
const peoples =
  '朝鲜族|土家族|苗族|藏族|羌族|彝族|布依族|侗族|壮族|哈尼族|傣族|白族|景颇族|傈僳族|回族|蒙古族?|柯尔克孜|哈萨克';
const cityTail = new RegExp(`(市|地区|盟|(${peoples})*自治州)$`);
const shortCity = (name: string): string => name.replace(cityTail, '');
const readingOf = (zh: string): string => inCapitals(pinyin(zh, { toneType: 'none', v: true, type: 'array' }).join(''));

/** Every city of the mainland that has areas, placeholders under their municipality's name. */
export const cities: City[] = chinaCities
  .filter(({ code, name, areas }) => areas.length > 0 && Number(code) < 7000 && !/直辖|^县$/.test(name))
  .map((city) => {
    const province = provinces.find(({ code }) => city.code.startsWith(code)) ?? { code: '', zh: '', en: '' };
    const zh = isPlaceholderCity(city.name) ? province.zh : city.name;
    const short = shortCity(isPlaceholderCity(city.name) ? shortProvince(province.zh) : zh);
    const en = isPlaceholderCity(city.name) ? province.en : readingOf(short);
    return {
      ...city,
      zh,
      short,
      en,
      province: province.zh,
      provinceCode: province.code,
      phoneArea: phoneAreaOf(zh),
      long: busyCities.includes(city.code) || phoneAreaOf(zh).length === 2,
    };
  });
const byCode = new Map(cities.map((city) => [city.code, city]));
const busy = busyCities.flatMap((code) => byCode.get(code) ?? []);
export const cityOf = (random: Random): City => (random.chance(0.72) ? random.pickEarly(busy) : random.pick(cities));
