import { foldText } from '../../shared/parties/names.ts';
import type { Ask } from './chinese-party.ts';
import type { ContactDraft, PartyDraft } from './draft.ts';
import { countries, fancyWords, foreignTitles, foreignTrades } from './foreign-words.ts';
import type { Random } from './random.ts';
import { scatter } from './random.ts';

type Country = (typeof countries)[number];

/** `#` is any digit. */
const filled = (form: string, random: Random): string => form.replace(/#/g, () => String(random.int(10)));
const latin = (text: string): string => foldText(text).replace(/[^a-z0-9]/g, '');

const nameOf = (random: Random, { surnames, forms, country }: Country, trade: string): string => {
  const [one, other] = [random.pick(surnames), random.pick(surnames)];
  const [fancy, form] = [random.pick(fancyWords), random.pick(forms)];
  if (country === 'JP')
    return `${form}${one}${other}${random.pick(['化学', '商事', '工業', '物産', '包装', '運輸', '電機', '食品'])}${random.chance(0.5) ? ` ${fancy}` : ''}`;
  const style = random.int(3);
  if (style === 0) return `${one} & ${other} ${trade} ${form}`;
  return style === 1 ? `${fancy} ${one} ${trade} ${form}` : `${one} ${fancy} ${trade} ${form}`;
};

const contact = (random: Random, { surnames, given }: Country, domain: string): ContactDraft => {
  const [first, last] = [random.pick(given), random.pick(surnames)];
  const mailbox =
    [latin(first), latin(last)].filter((part) => part !== '').join('.') || `office${String(random.int(1000))}`;
  return {
    name: /^[\p{Script=Han}\p{Script=Hangul}]/u.test(last)
      ? /^\p{Script=Hangul}/u.test(last)
        ? first
        : `${last} ${first}`
      : `${first} ${last}`,
    jobTitle: random.pick(foreignTitles),
    emails: [`${mailbox}@${domain}`],
    preferredChannel: 'email',
    language: 'en',
    primary: true,
  };
};

/** Numbers of a register are unique by index: `{i}` seven digits, `{i8}` and `{i9}` longer. */
const identifier = ([type, form]: Country['identifier'], seed: string, index: number) => ({
  type,
  value: form.replace(/\{i(\d?)\}/, (_, length: string) => {
    const digits = Number(length || 7);
    return String(10 ** (digits - 1) + scatter(seed, index, 9 * 10 ** (digits - 1) - 1));
  }),
});

export const foreignCompany = ({ random, seed, index }: Ask, kind: PartyDraft['kind']): PartyDraft => {
  const country = random.pickEarly(countries);
  const [city, postalCode] = random.pick(country.cities);
  const [trade, sector] = random.pick(foreignTrades);
  const legalName = nameOf(random, country, trade);
  const domain = `${latin(legalName).slice(0, 24) || `firm${String(index)}`}.example.com`;
  const street = country.street
    .replace('{name}', random.pick(country.surnames))
    .replace('{n}', String(random.between(1, 399)));
  return {
    kind,
    legalName,
    ...(country.country === 'JP' || country.country === 'KR'
      ? { englishName: `${random.pick(fancyWords)} ${trade} ${country.country === 'JP' ? 'K.K.' : 'Co., Ltd.'}` }
      : {}),
    identifiers: [identifier(country.identifier, seed, index)],
    addresses: [
      { use: 'registered', country: country.country, city, line: street, postalCode: filled(postalCode, random) },
    ],
    phones: [filled(country.phone, random)],
    emails: [`info@${domain}`],
    website: `https://www.${domain}`,
    contacts: [contact(random, country, domain)],
    lineOfBusiness: `${trade} (${sector})`,
    legalForm: 'foreign-company',
    ownership: 'foreign',
    foundedOn: `${String(random.between(1950, 2022))}-${String(random.between(1, 12)).padStart(2, '0')}-01`,
    size: random.pick(['small', 'medium', 'large']),
    products: trade,
  };
};

export const currencyOf = (country: string): string =>
  countries.find((one) => one.country === country)?.currency ?? 'CNY';
