import { chinaAreas } from './data/china-areas.ts';
import { isPlaceholderCity, provinceNamed, provinces } from './divisions.ts';

// Apart from divisions.ts because of its 53 kB table: for import and seed, not for the API's bundle.

export type ChinaArea = { code: string; name: string };
export type ChinaCity = { code: string; name: string; areas: readonly ChinaArea[] };

const readCity = (line: string): ChinaCity => {
  const [, code = '', name = '', areas = ''] = /^(\d{4})(\D+)(.*)$/.exec(line) ?? [];
  return {
    code,
    name,
    areas: [...areas.matchAll(/(\d{2})(\D+)/g)].map(([, last, area]) => ({ code: `${code}${last}`, name: area ?? '' })),
  };
};

export const chinaCities: readonly ChinaCity[] = chinaAreas.split('\n').map(readCity);

export type WrittenDivision = { province?: string | null; city?: string | null; area?: string | null };
export type ResolvedDivision = WrittenDivision & { provinceCode?: string; cityCode?: string; areaCode?: string };

/**
 * Finds the codes of a province, city and area as people write them (`江苏`/`苏州`/`吴中`, `上海市`/`上海市`/`浦东新区`, a city without
 * its province). What is not found, or could be two places, keeps its words and gets no code.
 */
export const resolveDivision = (written: WrittenDivision): ResolvedDivision => {
  const province = provinceNamed(written.province ?? '') ?? provinceNamed(written.city ?? '');
  const inProvince = province ? chinaCities.filter(({ code }) => code.startsWith(province.code)) : chinaCities;
  const found = findCity(inProvince, written) ?? findByArea(inProvince, written);
  const top = province ?? provinces.find(({ code }) => found?.city.code.startsWith(code));
  const cityName = found?.direct ?? (found && isPlaceholderCity(found.city.name) ? top?.zh : found?.city.name);
  return {
    province: top?.zh ?? written.province ?? null,
    city: cityName ?? written.city ?? null,
    area: found?.area?.name ?? written.area ?? null,
    ...(top ? { provinceCode: top.code } : {}),
    ...(found ? { cityCode: found.city.code } : {}),
    ...(found?.areaCode ? { areaCode: found.areaCode } : {}),
  };
};

type Found = { city: ChinaCity; area?: ChinaArea; areaCode?: string; direct?: string };

const stem = (name: string): string => (name.length > 2 ? name.replace(/(市|地区|盟|新区|区|县)$/, '') : name);
const named = <T extends { name: string }>(list: readonly T[], name: string | null | undefined): T | undefined => {
  if (!name) return undefined;
  const exact = list.filter((one) => one.name === name);
  const likely =
    exact.length > 0
      ? exact
      : list.filter((one) => stem(one.name) === stem(name) || (one.name.endsWith('州') && one.name.startsWith(name)));
  return likely.length === 1 ? likely[0] : undefined;
};

const findCity = (
  cities: readonly ChinaCity[],
  { city: cityName, area: areaName }: WrittenDivision,
): Found | undefined => {
  const city = named(
    cities.filter(({ name }) => !isPlaceholderCity(name)),
    cityName,
  );
  if (!city) return undefined;
  const [only] = city.areas;
  if (city.areas.length === 1 && only?.name === city.name) return { city, areaCode: only.code };
  const area = named(city.areas, areaName);
  return area ? { city, area, areaCode: area.code } : { city };
};

/** Municipalities and areas straight under a province have no city that people write. */
const findByArea = (
  cities: readonly ChinaCity[],
  { city: cityName, area: areaName }: WrittenDivision,
): Found | undefined => {
  const areas = cities.flatMap((city) => city.areas.map((area) => ({ ...area, city })));
  const straight = named(
    areas.filter(({ city }) => isPlaceholderCity(city.name) && city.name.includes('直辖')),
    cityName ?? areaName,
  );
  if (straight) return { city: straight.city, areaCode: straight.code, direct: straight.name };
  const area = named(areas, areaName);
  return area ? { city: area.city, area, areaCode: area.code } : undefined;
};
