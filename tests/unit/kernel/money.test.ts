import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minorToText, textToMinor } from '#shared/kernel/money';

describe('an amount as people type it', () => {
  it.each([
    ['1,234,567.50', 'CNY', 123_456_750],
    ['1，234．5', 'CNY', 123_450],
    ['12', 'CNY', 1_200],
    ['-0.01', 'CNY', -1],
    ['1500', 'JPY', 1_500],
    ['1.234', 'KWD', 1_234],
  ])('reads %s %s exactly', (text, currency, amount) => {
    expect(textToMinor(text, currency)).toBe(amount);
  });

  it.each([
    ['1.005', 'CNY'],
    ['1.5', 'JPY'],
    ['twelve', 'CNY'],
    ['', 'CNY'],
    ['1.2.3', 'CNY'],
    ['99999999999999', 'CNY'],
  ])('does not guess at %s %s', (text, currency) => {
    expect(textToMinor(text, currency)).toBeUndefined();
  });

  it('is the same amount after being shown and read again, in any currency', () => {
    const amounts = fc.integer({ min: -999_999_999_999, max: 999_999_999_999 });
    fc.assert(
      fc.property(amounts, fc.constantFrom('CNY', 'JPY', 'KWD', 'USD'), (amount, currency) => {
        expect(textToMinor(minorToText({ amount, currency }), currency)).toBe(amount === 0 ? 0 : amount);
      }),
    );
  });
});
