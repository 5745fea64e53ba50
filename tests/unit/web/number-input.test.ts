import { describe, expect, it } from 'vitest';
import { readNumber, shifted } from '../../../web/src/lib/parties/form/field-value.ts';

describe('a number as somebody types it', () => {
  it('is read in full-width digits, with thousands apart and with a percent sign', () => {
    expect(['30', ' 1,200.5 ', '１３', '13%', '-2', '0'].map(readNumber)).toEqual([30, 1200.5, 13, 13, -2, 0]);
  });

  it('is no number where words or two numbers stand, which is not the same as none', () => {
    expect(['7-10天', '13点5', '1e3', '0x10', '..'].map(readNumber)).toEqual(Array(5).fill(undefined));
    expect(['', '  '].map(readNumber)).toEqual([null, null]);
  });

  it('is a rate without what binary fractions add', () => {
    expect([shifted(0.13, 2), shifted(13, -2), shifted(0.07, 2)]).toEqual([13, 0.13, 7]);
  });
});
