import type { Address } from '../parties/model.ts';

/** From the widest to the narrowest, each with the digits of its code. */
const divisions = [
  { name: 'province', code: 'provinceCode', digits: 2 },
  { name: 'city', code: 'cityCode', digits: 4 },
  { name: 'area', code: 'areaCode', digits: 6 },
  { name: 'street', code: 'streetCode', digits: 9 },
] as const;
type Said = Partial<Address>;

/** The code of a division, which those below it begin with as well. */
const codeAt = (address: Said, level: number): string | undefined => {
  const digits = divisions[level]?.digits ?? 0;
  return divisions
    .slice(level)
    .map(({ code }) => address[code]?.slice(0, digits))
    .find((code) => code?.length === digits);
};

/** `苏州` is `苏州市`. What the old address leaves open, the row does not contradict. */
const isOther = (old: Said, said: Said, level: number): boolean => {
  const [was, is] = [codeAt(old, level), codeAt(said, level)];
  if (was && is) return was !== is;
  const field = divisions[level]?.name ?? 'province';
  const [before, after] = [old[field], said[field]];
  if (!before || !after) return false;
  return !before.startsWith(after) && !after.startsWith(before);
};

/** The old address as far as it is in the same place: below a division that the row names otherwise nothing of it is left. */
const stillThere = (old: Address, said: Said): Said => {
  const named = divisions.some(({ name, code }) => said[name] ?? said[code]);
  const abroad = named && said.country !== old.country;
  const from = abroad ? 0 : divisions.findIndex((_, level) => isOther(old, said, level));
  const left = new Set<string>(from < 0 ? [] : divisions.slice(from).flatMap(({ name, code }) => [name, code]));
  return Object.fromEntries(Object.entries(old).filter(([field]) => !left.has(field)));
};

/** The first address with what a row says of it laid over; the others stay. An empty cell changes nothing. */
export const laidOver = ([first, ...others]: readonly Address[], given: Address): Address[] => {
  const said: Said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  const old = first ? stillThere(first, said) : {};
  return [{ ...old, ...said, use: first?.use ?? given.use, country: given.country }, ...others];
};
