/**
 * Makes the address pickers' files (`web/static/data/divisions/`) and the compact table that import and seed read
 * (`shared/parties/data/china-areas.ts`) of `data/divisions/`: `node scripts/demo/build-divisions.ts`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Division, ProvinceFile, StreetsFile } from '../../shared/parties/divisions.ts';

const root = join(import.meta.dirname, '../..');
const source = join(root, 'data/divisions');
const target = join(root, 'web/static/data/divisions');

type Row = Record<'code' | 'name' | 'provinceCode' | 'cityCode' | 'areaCode', string>;
const rows = (file: string): Row[] =>
  parse(readFileSync(join(source, `${file}.csv`), 'utf8'), { columns: true, skip_empty_lines: true });

const mainland = (): Map<string, ProvinceFile> => {
  const areas = Map.groupBy(rows('areas'), ({ cityCode }) => cityCode);
  const areasOf = (cityCode: string): Division[] => (areas.get(cityCode) ?? []).map(({ code, name }) => [code, name]);
  const cities = Map.groupBy(rows('cities'), ({ provinceCode }) => provinceCode);
  const fileOf = (provinceCode: string): ProvinceFile => ({
    cities: (cities.get(provinceCode) ?? []).map(({ code, name }) => [code, name, areasOf(code)]),
  });
  return new Map(rows('provinces').map(({ code }) => [code, fileOf(code)]));
};

/** The source has names only; their codes count up in its order. */
const overseas = (): Map<string, ProvinceFile> => {
  const codes: Record<string, string> = { 香港特别行政区: '81', 澳门特别行政区: '82', 台湾省: '71' };
  const named = JSON.parse(readFileSync(join(source, 'HK-MO-TW.json'), 'utf8')) as Record<
    string,
    Record<string, string[]>
  >;
  const two = (index: number): string => String(index + 1).padStart(2, '0');
  return new Map(
    Object.entries(named).map(([province, cities]) => {
      const code = codes[province] ?? province;
      const placed = Object.entries(cities).map(([name, areas], at): ProvinceFile['cities'][number] => {
        const cityCode = code + two(at);
        return [cityCode, name, areas.map((area, index): Division => [cityCode + two(index), area])];
      });
      return [code, { cities: placed }];
    }),
  );
};

const streets = (): Map<string, StreetsFile> => {
  const byProvince = Map.groupBy(rows('streets'), ({ provinceCode }) => provinceCode);
  const fileOf = (list: Row[]): StreetsFile =>
    Object.fromEntries(
      [...Map.groupBy(list, ({ areaCode }) => areaCode)].map(([area, found]) => [
        area,
        found.map(({ code, name }) => code.slice(6) + name),
      ]),
    );
  return new Map([...byProvince].map(([code, list]) => [code, fileOf(list)]));
};

const save = (path: string, text: string): void => {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
};

const compact = (files: Map<string, ProvinceFile>): string =>
  [...files.values()]
    .flatMap(({ cities }) =>
      cities.map(([code, name, areas]) => code + name + areas.map(([area, word]) => area.slice(4) + word).join('')),
    )
    .join('\n');

const areaCodesOfPhones = (): string =>
  rows('telephone-area-codes')
    .map(({ name, code }) => `${code.slice(1)}${name}`)
    .join('\n');

const files = new Map([...mainland(), ...overseas()]);
const streetFiles = streets();
for (const [code, file] of files) {
  save(join(target, `${code}.json`), `${JSON.stringify(file)}\n`);
  save(join(target, 'streets', `${code}.json`), `${JSON.stringify(streetFiles.get(code) ?? {})}\n`);
}
save(
  join(target, 'provinces.json'),
  `${JSON.stringify([...rows('provinces').map(({ code, name }) => [code, name]), ['71', '台湾省'], ['81', '香港特别行政区'], ['82', '澳门特别行政区']])}\n`,
);
save(
  join(root, 'shared/parties/data/china-areas.ts'),
  `// Made by scripts/demo/build-divisions.ts of data/divisions (licences there).
/** One city a line: its code and name, then each area's last two digits and name. */
export const chinaAreas = \`${compact(files)}\`;

/** One city a line: area code of its land lines without the 0, and its name. */
export const phoneAreaCodes = \`${areaCodesOfPhones()}\`;
`,
);
