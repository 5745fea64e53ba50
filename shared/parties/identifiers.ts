import { euVat, identifierRules, type IdentifierRule } from './data/identifier-types.ts';

export { usccCheckCharacter } from './data/identifier-types.ts';

export type IdentifierType = keyof typeof identifierRules;
export type Identifier = { type: string; value: string };

const isIdentifierType = (type: string): type is IdentifierType => Object.hasOwn(identifierRules, type);
export const identifierTypes = Object.keys(identifierRules).filter(isIdentifierType);

/** Types that must not stand in the clear: they belong to the persons of the card, not among a party's identifiers. */
export const secretIdentifierTypes = identifierTypes.filter((type) => ruleOf(type).secret);

export type IdentifierProblem = 'IDENTIFIER_TYPE_UNKNOWN' | 'IDENTIFIER_FORM' | 'IDENTIFIER_CHECK_DIGIT';
export type IdentifierCheck =
  { ok: true; type: IdentifierType; normalized: string } | { ok: false; code: IdentifierProblem; message: string };

/** As it is stored and compared: full-width folded, capitals, without blanks, hyphens, dots and strokes. */
export const normalizeIdentifier = ({ type, value }: Identifier, country?: string): string => {
  const rule: Partial<IdentifierRule> = isIdentifierType(type) ? ruleOf(type) : {};
  if (rule.asWritten) return value.normalize('NFKC').trim().toUpperCase();
  const plain = value
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}./,·'"()]+/gu, '');
  if (type === 'eu-vat') return withVatLetters(plain, country);
  return plain.replace(rule.letters ?? '', '').replace(rule.ending ?? '', '');
};

/**
 * Whether a number can be one of its type. A division of China that no longer exists in a 统一社会信用代码 is no error: the code
 * keeps the division of its day. `country` is the party's; it completes a VAT number written without its letters.
 */
export const checkIdentifier = ({ type, value }: Identifier, country?: string): IdentifierCheck => {
  if (!isIdentifierType(type)) {
    return { ok: false, code: 'IDENTIFIER_TYPE_UNKNOWN', message: `${type} is not a type of identifier` };
  }
  const normalized = normalizeIdentifier({ type, value }, country);
  const rule = type === 'eu-vat' ? (euVat[normalized.slice(0, 2)] ?? noVat) : ruleOf(type);
  if (!rule.form.test(normalized)) {
    return { ok: false, code: 'IDENTIFIER_FORM', message: `expected ${ruleOf(type).looksLike}` };
  }
  if (rule.check && !rule.check(normalized)) {
    return { ok: false, code: 'IDENTIFIER_CHECK_DIGIT', message: 'the check digit does not fit: a digit is mistyped' };
  }
  return { ok: true, type, normalized };
};

/** The type of the tax number that a company of this country has. */
export const taxNumberTypeOf = (country: string): IdentifierType => {
  if (country === 'CN') return 'uscc';
  if (country !== 'XI' && (country === 'GR' || euVat[country])) return 'eu-vat';
  return identifierTypes.find((type) => ruleOf(type).country === country) ?? 'tax-number';
};

function ruleOf(type: IdentifierType): IdentifierRule {
  return identifierRules[type];
}

const noVat: IdentifierRule = { form: /^(?!)/, looksLike: '' };

const withVatLetters = (plain: string, country?: string): string => {
  const letters = country === 'GR' ? 'EL' : country;
  const given = plain.replace(/^GR(?=\d)/, 'EL');
  return letters && euVat[letters] && !given.startsWith(letters) ? letters + given : given;
};
