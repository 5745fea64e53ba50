import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/core/es6';
import { phoneMetadata } from './data/phone-metadata.ts';

export type PhoneKind = 'mobile' | 'land-line' | 'service' | 'foreign';
export type CheckedPhone = {
  /** As it was typed, less blanks around it: what is stored when the number cannot be understood. Never lost. */
  typed: string;
  /** False is a warning, not a refusal: numbers of another time or of a country we have no rules for are kept. */
  valid: boolean;
  /** How it is shown and stored: `138 0013 8000`, `021-6855 1234`, `400-820-8820`, `+49 30 901820`, an extension as `转801`. */
  display: string;
  /** The same number however it was typed: E.164 where valid, with `x801` behind it; its bare digits where not. */
  key: string;
  e164?: string;
  country?: string;
  kind?: PhoneKind;
  extension?: string;
  /** What people type to find it. */
  lastDigits: string;
};

/** Reads a number as someone of the party's country (ISO code) would have written it. */
export const checkPhone = (value: string, country = 'CN'): CheckedPhone => {
  const typed = value.trim();
  const { plain, extension } = splitExtension(foldWidth(typed));
  const found = country === 'CN' ? readChinese(plain) : undefined;
  const read = found ?? readForeign(plain, country) ?? (country === 'CN' ? undefined : readChinese(plain, true));
  if (!read) {
    const digits = plain.replace(/\D/g, '');
    return { typed, valid: false, display: typed, key: digits, lastDigits: digits.slice(-lastDigitsKept) };
  }
  const { national, ...phone } = read;
  const checked = { ...phone, typed, valid: true, key: phone.e164, lastDigits: national.slice(-lastDigitsKept) };
  if (!extension) return checked;
  const mark = phone.kind === 'foreign' ? 'ext. ' : '转';
  return { ...checked, extension, display: `${phone.display} ${mark}${extension}`, key: `${phone.e164}x${extension}` };
};

/** What is stored for a typed phone: its usual form where it is understood, else as typed. */
export const displayPhone = (value: string, country?: string): string => checkPhone(value, country).display;
export const phoneKey = (value: string, country?: string): string => checkPhone(value, country).key;

/** Lower-cased as a whole: mailboxes that differ by case do not occur in this trade. */
export const normalizeEmail = (value: string): string => value.normalize('NFKC').trim().toLowerCase();
export const isEmail = (value: string): boolean =>
  value.length <= 120 &&
  /^[^\s@<>()[\],;:"]+@([\p{L}\d]([\p{L}\d-]*[\p{L}\d])?\.)+[\p{L}]{2,}$/u.test(normalizeEmail(value));

const lastDigitsKept = 8;

type ReadPhone = Pick<CheckedPhone, 'country' | 'kind'> & { e164: string; national: string; display: string };

const foldWidth = (value: string): string => value.normalize('NFKC').replace(/\p{Pd}/gu, '-');

const splitExtension = (value: string): { plain: string; extension?: string } => {
  const [, plain, extension] = /^(.*\d)\s*(?:转|轉|分机|ext\.?|x|#)\s*(\d{1,6})$/i.exec(value) ?? [];
  if (plain && extension) return { plain, extension };
  // 0755-26583999-801: a third group behind a complete land line is its extension.
  const [, line, third] = /^((?:\+?86[- ]*)?\(?0\d{2,3}\)?[- ]*\d{3,4}[- ]?\d{4})-(\d{1,5})$/.exec(value) ?? [];
  return line && third ? { plain: line, extension: third } : { plain: value };
};

const group = (digits: string, ...sizes: number[]): string[] => {
  let at = 0;
  return sizes.map((size) => digits.slice(at, (at += size)));
};

/** Two-digit area codes: 10 and 20 to 29; all others have three digits (without the leading 0). */
const areaCode = /^(10|2\d|[3-9]\d{2})([2-9]\d{6,7})$/;

/** libphonenumber's small rules take any eleven digits for China, so the shapes are checked here. */
const readChinese = (plain: string, abroad = false): ReadPhone | undefined => {
  const digits = plain.replace(/[^\d+]/g, '');
  const bare = digits.replace(/^86[- ]/.test(plain) ? /^86/ : /^(\+|00)86/, '');
  if (abroad ? bare === digits : bare.startsWith('+')) return undefined;
  const national = bare.replace(/^(86)(?=1[3-9]\d{9}$)/, '').replace(/^0(?!0)/, '');
  const seen = (kind: PhoneKind, display: string): ReadPhone => ({
    e164: `+86${national}`,
    national,
    country: 'CN',
    kind,
    display,
  });

  if (/^1[3-9]\d{9}$/.test(national)) return seen('mobile', group(national, 3, 4, 4).join(' '));
  if (/^(400|800)\d{7}$/.test(national)) return seen('service', group(national, 3, 3, 4).join('-'));
  if (/^95\d{3,6}$/.test(national) && national === bare) return seen('service', national);
  const [, area, line = ''] = areaCode.exec(national) ?? [];
  // Without 0, +86 or a break behind the area code, eight digits more or less could be anything.
  const hasArea = bare.startsWith('0') || bare !== digits || /^\(?\d{2,3}\)?[- ]/.test(plain);
  if (!area || !hasArea || (area.length === 2 && line.length !== 8)) return undefined;
  return seen('land-line', `0${area}-${line.slice(0, -4)} ${line.slice(-4)}`);
};

const countries = phoneMetadata.countries;
const isKnown = (country: string): country is CountryCode => Object.hasOwn(countries, country);

const readForeign = (plain: string, country: string): ReadPhone | undefined => {
  const home = country !== 'CN' && isKnown(country) ? { defaultCountry: country } : {};
  const dialled = country === 'CN' ? plain.replace(/^00/, '+') : plain;
  const number = parsePhoneNumberFromString(dialled, home, phoneMetadata);
  if (!number?.isValid() || number.country === 'CN') return undefined;
  return {
    e164: number.number,
    national: number.nationalNumber,
    ...(number.country ? { country: number.country } : {}),
    kind: 'foreign',
    display: number.formatInternational(),
  };
};
