import { provinceNamed, provinces, shortProvince } from '../../parties/divisions.ts';
import { resolveDivision, type ResolvedDivision } from '../../parties/resolve-division.ts';

type Written = { province?: string | undefined; city?: string | undefined; area?: string | undefined };

/** `江苏省苏州市`, `上海浦东新区` written as one: the province and what is left. */
const splitProvince = (text: string): { province: string; rest: string } | undefined => {
  if (provinceNamed(text)) return undefined;
  const found =
    provinces.find(({ zh }) => text.startsWith(zh)) ?? provinces.find(({ zh }) => text.startsWith(shortProvince(zh)));
  if (!found) return undefined;
  const name = text.startsWith(found.zh) ? found.zh : shortProvince(found.zh);
  return { province: found.zh, rest: text.slice(name.length) };
};

const untangled = ({ province, city, area }: Written): Written => {
  const inProvince = province ? splitProvince(province) : undefined;
  if (inProvince && !city) return { province: inProvince.province, city: inProvince.rest, area };
  const inCity = city && !province ? splitProvince(city) : undefined;
  return inCity ? { province: inCity.province, city: inCity.rest, area } : { province, city, area };
};

const found = new Map<string, ResolvedDivision>();

/**
 * The codes of a place in China as spreadsheets write it: province and city in one cell, a district in the column of the city.
 * A file names few places many times, and finding one looks through three thousand.
 */
export const readPlace = (written: Written): ResolvedDivision => {
  const key = [written.province, written.city, written.area].join('\n');
  const known = found.get(key) ?? resolve(untangled(written));
  if (found.size < 5000) found.set(key, known);
  return known;
};

const resolve = ({ province, city, area }: Written): ResolvedDivision => {
  const resolved = resolveDivision({ province, city, area });
  if (resolved.cityCode || !city) return resolved;
  const municipality = provinceNamed(city)?.zh;
  if (municipality === resolved.province) return { ...resolved, city: municipality };
  const asDistrict = resolveDivision({ province, city: null, area: city });
  return asDistrict.cityCode ? asDistrict : resolved;
};
