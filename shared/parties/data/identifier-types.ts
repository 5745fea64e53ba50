import { validate as abn } from 'stdnum/lib/cjs/au/abn.js';
import { validate as beVat } from 'stdnum/lib/cjs/be/vat.js';
import { validate as cnpj } from 'stdnum/lib/cjs/br/cnpj.js';
import { validate as cheUid } from 'stdnum/lib/cjs/ch/uid.js';
import { validate as ric } from 'stdnum/lib/cjs/cn/ric.js';
import { validate as deVat } from 'stdnum/lib/cjs/de/vat.js';
import { validate as tva } from 'stdnum/lib/cjs/fr/tva.js';
import { validate as gbVat } from 'stdnum/lib/cjs/gb/vat.js';
import { validate as iva } from 'stdnum/lib/cjs/it/iva.js';
import { validate as jpCn } from 'stdnum/lib/cjs/jp/cn.js';
import { validate as brn } from 'stdnum/lib/cjs/kr/brn.js';
import { validate as btw } from 'stdnum/lib/cjs/nl/btw.js';
import { validate as orgnr } from 'stdnum/lib/cjs/no/orgnr.js';
import { validate as nip } from 'stdnum/lib/cjs/pl/nip.js';
import { validate as seVat } from 'stdnum/lib/cjs/se/vat.js';
import { validate as uen } from 'stdnum/lib/cjs/sg/uen.js';
import { weightedSum } from 'stdnum/lib/cjs/util/checksum.js';

// `stdnum/lib/cjs/…` because Node cannot resolve the package's ESM folders; the bundler reads `lib/esm` in its place.

/** Whether the check digit of a value of the right form is right. */
type Check = (value: string) => boolean;
export type IdentifierRule = {
  /** The country that gives it; absent where it has none. */
  country?: string;
  /** The form, after normalisation: no blanks, hyphens or dots, capital letters. */
  form: RegExp;
  /** How it is meant to look, for a message. */
  looksLike: string;
  check?: Check;
  /** What companies write before and behind the number itself: normalisation takes it off. */
  letters?: RegExp;
  ending?: RegExp;
  /** A name somebody else gave it: its punctuation counts. */
  asWritten?: true;
  /** Personal: stored encrypted, for individuals only. */
  secret?: true;
};

type Validate = (value: string) => { isValid: boolean };
const by =
  (validate: Validate, countryLetters = 0): Check =>
  (value) =>
    validate(value.slice(countryLetters)).isValid;

const usccLetters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/**
 * The 18th character of a 统一社会信用代码 (GB 32100-2015). Not `stdnum`'s own check: 1.12 refuses every code whose check
 * character is 0, and the rural collectives' codes that begin with a letter (N1, N2…).
 */
export const usccCheckCharacter = (first17: string): string =>
  usccLetters.charAt((31 - weightedSum(first17, { alphabet: usccLetters, weights: usccWeights, modulus: 31 })) % 31);

/** Since April 2023 the sum of a 統一編號 need only divide by 5. A 7 in the seventh place counts as 10 or as 9. */
const ubn: Check = (value) => {
  const sum = weightedSum(value, { weights: [1, 2, 1, 2, 1, 2, 4, 1], modulus: 5, sumByDigit: true });
  return sum === 0 || (value[6] === '7' && sum === 1);
};

/** VAT numbers of the EU, and of Northern Ireland, by their first two letters. Without a check: the form only. */
export const euVat: Record<string, { form: RegExp; check?: Check }> = {
  AT: { form: /^ATU\d{8}$/ },
  BE: { form: /^BE[01]\d{9}$/, check: by(beVat) },
  BG: { form: /^BG\d{9,10}$/ },
  CY: { form: /^CY\d{8}[A-Z]$/ },
  CZ: { form: /^CZ\d{8,10}$/ },
  DE: { form: /^DE\d{9}$/, check: by(deVat) },
  DK: { form: /^DK\d{8}$/ },
  EE: { form: /^EE\d{9}$/ },
  EL: { form: /^EL\d{9}$/ },
  ES: { form: /^ES[0-9A-Z]\d{7}[0-9A-Z]$/ },
  FI: { form: /^FI\d{8}$/ },
  FR: { form: /^FR[0-9A-HJ-NP-Z]{2}\d{9}$/, check: by(tva) },
  HR: { form: /^HR\d{11}$/ },
  HU: { form: /^HU\d{8}$/ },
  IE: { form: /^IE(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/ },
  IT: { form: /^IT\d{11}$/, check: by(iva) },
  LT: { form: /^LT(\d{9}|\d{12})$/ },
  LU: { form: /^LU\d{8}$/ },
  LV: { form: /^LV\d{11}$/ },
  MT: { form: /^MT\d{8}$/ },
  NL: { form: /^NL\d{9}B\d{2}$/, check: by(btw) },
  PL: { form: /^PL\d{10}$/, check: by(nip) },
  PT: { form: /^PT\d{9}$/ },
  RO: { form: /^RO\d{2,10}$/ },
  SE: { form: /^SE\d{12}$/, check: by(seVat) },
  SI: { form: /^SI\d{8}$/ },
  SK: { form: /^SK\d{10}$/ },
  XI: { form: /^XI(\d{9}|\d{12})$/, check: by(gbVat, 2) },
};

/** Every kind of official number a party can carry, by type. Where a country has no check digit, the form alone is checked. */
export const identifierRules = {
  uscc: {
    country: 'CN',
    form: /^[1-9A-HJ-NP-RT-UW-Y][0-9A-HJ-NP-RT-UW-Y]\d{6}[0-9A-HJ-NP-RT-UW-Y]{10}$/,
    looksLike: '18 characters such as 91330100799655058B',
    check: (value) => usccCheckCharacter(value.slice(0, 17)) === value[17],
  },
  'cn-tax-15': { country: 'CN', form: /^[0-9A-Z]{15}$/, looksLike: '15 digits or letters (before 2015)' },
  'cn-organisation-code': {
    country: 'CN',
    form: /^[0-9A-Z]{8}[0-9X]$/,
    looksLike: '8 characters and a check character',
  },
  'customs-code': { country: 'CN', form: /^[0-9A-Z]{10}$/, looksLike: '10 digits or letters' },
  'id-card': {
    country: 'CN',
    form: /^\d{17}[0-9X]$/,
    looksLike: '18 digits, the last may be X',
    check: by(ric),
    secret: true,
  },
  'hk-br': { country: 'HK', form: /^\d{8}(\d{7}[0-9A-Z])?$/, looksLike: '8 digits' },
  'tw-ubn': { country: 'TW', form: /^\d{8}$/, looksLike: '8 digits', check: ubn },
  'jp-corporate-number': { country: 'JP', form: /^\d{13}$/, looksLike: '13 digits', check: by(jpCn) },
  'kr-brn': { country: 'KR', form: /^\d{10}$/, looksLike: '10 digits such as 116-82-00276', check: by(brn) },
  'sg-uen': {
    country: 'SG',
    form: /^[0-9A-Z]{9,10}$/,
    looksLike: '9 or 10 characters such as 197401143C',
    check: by(uen),
  },
  'us-ein': { country: 'US', form: /^\d{9}$/, looksLike: '9 digits such as 04-2103594' },
  'gb-vat': {
    country: 'GB',
    form: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
    looksLike: '9 or 12 digits',
    check: by(gbVat),
    letters: /^GB/,
  },
  'au-abn': { country: 'AU', form: /^\d{11}$/, looksLike: '11 digits', check: by(abn), letters: /^ABN/ },
  'br-cnpj': {
    country: 'BR',
    form: /^[0-9A-Z]{12}\d{2}$/,
    looksLike: '14 characters such as 16.727.230/0001-97',
    check: by(cnpj),
  },
  'ch-uid': {
    country: 'CH',
    form: /^CHE\d{9}$/,
    looksLike: 'CHE and 9 digits',
    check: by(cheUid),
    ending: /(MWST|TVA|IVA|VAT|HR|RC)$/,
  },
  'no-orgnr': {
    country: 'NO',
    form: /^\d{9}$/,
    looksLike: '9 digits',
    check: by(orgnr),
    letters: /^NO/,
    ending: /MVA$/,
  },
  'eu-vat': { form: /^[A-Z]{2}[0-9A-Z+*]{2,13}$/, looksLike: 'the country and its VAT number, such as DE136695976' },
  duns: { form: /^\d{9}$/, looksLike: '9 digits' },
  'tax-number': { form: /^[0-9A-Z]{4,30}$/, looksLike: '4 to 30 digits or letters' },
  /** Its number in the system that it was brought from: links an import to what it brought before. */
  'external-code': { form: /^\S(.{0,58}\S)?$/, looksLike: 'up to 60 characters', asWritten: true },
  'registration-number': { form: /^[0-9A-Z]{3,30}$/, looksLike: '3 to 30 digits or letters' },
} as const satisfies Record<string, IdentifierRule>;
