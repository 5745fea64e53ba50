/**
 * Writes `shared/parties/data/phone-metadata.ts`: libphonenumber's rules for the countries this trade deals with, 16 kB in place
 * of 83. Long lists of display formats are left out; a number of such a country is shown as `+49 30901820`.
 * Run it again after an update of libphonenumber-js: `node scripts/demo/build-phone-metadata.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const countries = (
  'CN HK MO TW JP KR SG MY TH VN ID PH IN PK BD AE SA IL TR RU KZ UA DE FR GB IT ES PT NL BE LU AT CH SE NO DK FI IE PL CZ SK ' +
  'HU RO GR US CA MX BR AR VE CL CO PE AU NZ ZA EG NG KE'
).split(' ');
const longestFormats = 250;
/** Places in a country of metadata version 4. The types only tell countries of one calling code apart. */
const formatsAt = 4;
const typesAt = 11;

const sharesCallingCode = new Set(['US', 'CA', 'RU', 'KZ']);

type Metadata = {
  version: number;
  country_calling_codes: Record<string, string[]>;
  countries: Record<string, unknown[]>;
};
const root = join(import.meta.dirname, '../..');
const all = JSON.parse(
  readFileSync(join(root, 'node_modules/libphonenumber-js/metadata.min.json'), 'utf8'),
) as Metadata;

const slim = (code: string, country: unknown[]): unknown[] =>
  country.map((part, at) => {
    if (at === formatsAt && JSON.stringify(part).length > longestFormats) return [];
    return at === typesAt && !sharesCallingCode.has(code) ? 0 : part;
  });

const kept = Object.fromEntries(
  Object.entries(all.countries)
    .filter(([code]) => countries.includes(code))
    .map(([code, country]) => [code, slim(code, country)]),
);
const callingCodes = Object.fromEntries(
  Object.entries(all.country_calling_codes)
    .map(([calling, codes]) => [calling, codes.filter((code) => countries.includes(code))] as const)
    .filter(([, codes]) => codes.length > 0),
);

const lines = (entries: Record<string, unknown>): string =>
  Object.entries(entries)
    .map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)},`)
    .join('\n');

writeFileSync(
  join(root, 'shared/parties/data/phone-metadata.ts'),
  `// Made by scripts/demo/build-phone-metadata.ts from libphonenumber-js (its metadata: Apache-2.0, Google's libphonenumber).
import type { MetadataJson } from 'libphonenumber-js/core';

export const phoneMetadata = {
  version: ${all.version},
  country_calling_codes: {
${lines(callingCodes)}
  },
  countries: {
${lines(kept)}
  },
} as unknown as MetadataJson;
`,
);
