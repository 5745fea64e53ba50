import * as z from 'zod/mini';
import {
  pickerCities,
  provinces,
  streetsOf,
  type CityChoice,
  type Division,
  type ProvinceFile,
  type StreetsFile,
} from '#shared/parties/divisions';
import { SvelteMap } from 'svelte/reactivity';
import { language } from '#lib/locale.svelte.ts';
import type { Option } from '#lib/ui/options.ts';
import { readStatic } from '#lib/static-data.ts';

const ProvinceShape = z.object({
  cities: z.array(z.tuple([z.string(), z.string(), z.array(z.tuple([z.string(), z.string()]))])),
});
const StreetsShape = z.record(z.string(), z.array(z.string()));

const cities = new SvelteMap<string, readonly CityChoice[]>();
const streets = new SvelteMap<string, StreetsFile>();

export const provinceOptions = (): Option[] =>
  provinces.map(({ code, zh, en }) => ({ value: code, label: language() === 'en' ? `${en} ${zh}` : zh, detail: en }));
export const provinceName = (code: string): string => provinces.find((one) => one.code === code)?.zh ?? '';

/** Fetches a province's cities and areas once; pickers follow by themselves. */
export const loadProvince = async (code: string): Promise<void> => {
  if (!code || cities.has(code)) return;
  const file: ProvinceFile = await readStatic(`/data/divisions/${code}.json`, ProvinceShape);
  cities.set(code, pickerCities(provinceName(code), file));
};

/** Streets are large: fetched only when an area is chosen. */
export const loadStreets = async (provinceCode: string): Promise<void> => {
  if (!provinceCode || streets.has(provinceCode)) return;
  streets.set(provinceCode, await readStatic(`/data/divisions/streets/${provinceCode}.json`, StreetsShape));
};

export const citiesOf = (provinceCode: string): readonly CityChoice[] => cities.get(provinceCode) ?? [];
export const streetsIn = (provinceCode: string, areaCode: string): readonly Division[] => {
  const file = streets.get(provinceCode);
  return file && areaCode ? streetsOf(file, areaCode) : [];
};
