import { regionName } from '#shared/parties/divisions';
import { countryName } from '#lib/format.ts';
import { language } from '#lib/locale.svelte.ts';

/** `CN-31` as 上海市, `DE` as 德国; a party without an address is nowhere. */
export const regionLabel = (region: string): string => {
  if (!region || region === 'ZZ') return '';
  return regionName(region, language()) ?? countryName(region.slice(0, 2));
};
