import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkIdentifier,
  identifierTypes,
  secretIdentifierTypes,
  taxNumberTypeOf,
  usccCheckCharacter,
} from '#shared/parties/identifiers';

const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const uscc = (value: string) => checkIdentifier({ type: 'uscc', value });

/** Any well-formed code: department, category, six digits of a division, nine of the organisation, and its check character. */
const validUscc = fc
  .tuple(
    fc.constantFrom('1', '2', '3', '4', '5', '6', '9', 'A', 'N', 'Y'),
    fc.constantFrom('1', '2', '3', '9'),
    fc.integer({ min: 110000, max: 659999 }),
    fc.array(fc.constantFrom(...letters), { minLength: 9, maxLength: 9 }),
  )
  .map(([department, category, area, organisation]) => `${department}${category}${area}${organisation.join('')}`)
  .map((body) => body + usccCheckCharacter(body));

describe('统一社会信用代码', () => {
  it.each([
    ['91330100799655058B', 'a company of Hangzhou'],
    ['914403001922038216', 'all digits, as spreadsheets like to spoil'],
    ['9144030071526726XG', 'an X inside'],
    ['91110108551385082Q', 'a company of Beijing'],
    ['91310000132207927C', 'a company of Shanghai'],
    ['12100000400000624D', 'a public institution'],
  ])('takes the real code %s (%s)', (code) => {
    expect(uscc(code)).toEqual({ ok: true, type: 'uscc', normalized: code });
  });

  it('takes every valid code, also one whose check character is 0', () => {
    fc.assert(fc.property(validUscc, (code) => uscc(code).ok));
    const checkedByZero = fc.sample(validUscc, { numRuns: 2000, seed: 7 }).filter((code) => code.endsWith('0'));
    expect(checkedByZero.length).toBeGreaterThan(20);
    expect(checkedByZero.every((code) => uscc(code).ok)).toBe(true);
  });

  it('refuses every change of a single character', () => {
    fc.assert(
      fc.property(validUscc, fc.nat(17), fc.constantFrom(...letters), (code, at, other) => {
        fc.pre(code[at] !== other);
        return !uscc(code.slice(0, at) + other + code.slice(at + 1)).ok;
      }),
    );
  });

  it('refuses two neighbours swapped', () => {
    fc.assert(
      fc.property(validUscc, fc.integer({ min: 8, max: 15 }), (code, at) => {
        fc.pre(code[at] !== code[at + 1]);
        return !uscc(code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2)).ok;
      }),
    );
  });

  it('would notice a check that ignores the weights', () => {
    const withoutWeights = (body: string) =>
      letters.charAt((31 - ([...body].reduce((sum, letter) => sum + letters.indexOf(letter), 0) % 31)) % 31);
    const codes = fc.sample(validUscc, { numRuns: 200, seed: 11 });
    expect(codes.filter((code) => withoutWeights(code.slice(0, 17)) !== code[17]).length).toBeGreaterThan(150);
  });

  it('reads full-width characters, small letters, blanks and hyphens', () => {
    expect(uscc(' ９１３３０１００－799655058b ')).toMatchObject({ ok: true, normalized: '91330100799655058B' });
  });

  it('does not mind a division that no longer exists', () => {
    const body = '91339999799655058';
    expect(uscc(body + usccCheckCharacter(body)).ok).toBe(true);
  });

  it('says whether the form or the check digit is wrong', () => {
    expect(uscc('91330100799655058')).toMatchObject({ ok: false, code: 'IDENTIFIER_FORM' });
    expect(uscc('9133010079965505OB')).toMatchObject({ ok: false, code: 'IDENTIFIER_FORM' });
    expect(uscc('91330100799655059B')).toMatchObject({ ok: false, code: 'IDENTIFIER_CHECK_DIGIT' });
  });
});

describe('numbers of other kinds and countries', () => {
  it.each([
    ['cn-tax-15', '440300192203821', '440300192203821'],
    ['cn-organisation-code', '19220382-1', '192203821'],
    ['customs-code', '3101 9123 45', '3101912345'],
    ['id-card', '11010519491231002x', '11010519491231002X'],
    ['hk-br', '12345678-000-01-23-4', '1234567800001234'],
    ['tw-ubn', '00501503', '00501503'],
    ['jp-corporate-number', '5-8356-7825-6246', '5835678256246'],
    ['kr-brn', '116-82-00276', '1168200276'],
    ['sg-uen', '00192200M', '00192200M'],
    ['sg-uen', '197401143C', '197401143C'],
    ['us-ein', '04-2103594', '042103594'],
    ['gb-vat', 'GB 980 7806 84', '980780684'],
    ['au-abn', 'ABN 51 824 753 556', '51824753556'],
    ['br-cnpj', '16.727.230/0001-97', '16727230000197'],
    ['ch-uid', 'CHE-100.155.212 MWST', 'CHE100155212'],
    ['no-orgnr', 'NO 988 077 917 MVA', '988077917'],
    ['eu-vat', 'DE 136 695 976', 'DE136695976'],
    ['eu-vat', 'FR40303265045', 'FR40303265045'],
    ['eu-vat', 'IT 00743110157', 'IT00743110157'],
    ['eu-vat', 'NL4495445B01', undefined],
    ['eu-vat', 'NL004495445B01', 'NL004495445B01'],
    ['eu-vat', 'BE 0428.759.497', 'BE0428759497'],
    ['eu-vat', 'PL 8567346215', 'PL8567346215'],
    ['eu-vat', 'SE 123456789701', 'SE123456789701'],
    ['eu-vat', 'ATU13585627', 'ATU13585627'],
    ['eu-vat', 'GR 094259216', 'EL094259216'],
    ['eu-vat', 'ZZ123456789', undefined],
    ['duns', '15-048-3782', '150483782'],
    ['tax-number', 'J-00012926-6', 'J000129266'],
    ['registration-number', 'HRB 86891', 'HRB86891'],
    ['external-code', ' kh-0012 ', 'KH-0012'],
    ['external-code', '7', '7'],
  ])('%s %s', (type, value, normalized) => {
    const checked = checkIdentifier({ type, value });
    expect(checked.ok ? checked.normalized : undefined).toBe(normalized);
  });

  it.each([
    ['id-card', '110105194912310021'],
    ['tw-ubn', '00501502'],
    ['jp-corporate-number', '2835678256246'],
    ['kr-brn', '1168200277'],
    ['sg-uen', '00192200N'],
    ['gb-vat', '802311781'],
    ['au-abn', '99999999999'],
    ['br-cnpj', '16727230000198'],
    ['ch-uid', 'CHE100155213'],
    ['no-orgnr', '988077918'],
    ['eu-vat', 'DE136695978'],
    ['eu-vat', 'FR84323140391'],
    ['eu-vat', 'IT00743110158'],
    ['eu-vat', 'BE0431150351'],
  ])('refuses %s %s for its check digit', (type, value) => {
    expect(checkIdentifier({ type, value })).toMatchObject({ ok: false, code: 'IDENTIFIER_CHECK_DIGIT' });
  });

  it('takes a Taiwanese number of the series that began in 2023', () => {
    expect(checkIdentifier({ type: 'tw-ubn', value: '00501508' }).ok).toBe(true);
  });

  it("completes a VAT number by the party's country", () => {
    expect(checkIdentifier({ type: 'eu-vat', value: '136695976' }, 'DE')).toMatchObject({ normalized: 'DE136695976' });
    expect(checkIdentifier({ type: 'eu-vat', value: '136695976' })).toMatchObject({
      ok: false,
      code: 'IDENTIFIER_FORM',
    });
  });

  it('knows the type of the tax number of a country', () => {
    const types = ['CN', 'DE', 'GR', 'US', 'JP', 'GB', 'VE'].map(taxNumberTypeOf);
    expect(types).toEqual(['uscc', 'eu-vat', 'eu-vat', 'us-ein', 'jp-corporate-number', 'gb-vat', 'tax-number']);
  });

  it('refuses a type it does not know, and names the ones that are secret', () => {
    expect(checkIdentifier({ type: 'toString', value: '1' })).toMatchObject({ code: 'IDENTIFIER_TYPE_UNKNOWN' });
    expect(secretIdentifierTypes).toEqual(['id-card']);
    expect(identifierTypes).toContain('uscc');
  });
});
