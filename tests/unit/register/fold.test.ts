import { describe, expect, it } from 'vitest';
import { digits, fold, squeeze, wordsOf } from '#shared/register/fold';
import { anywhere, asWhole, atStart, gramsOf, start } from '#shared/register/grams';

describe('folding', () => {
  it.each([
    ['ＡＢＣ化工', 'abc化工'],
    ['Müller Café', 'muller cafe'],
    ['ﾄﾖﾀ', 'トヨタ'],
    ['Ⅷ号', 'viii号'],
  ])('makes width, case and accents one: %s is %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('searches letters and digits only, so brackets, blanks and dots never hide a name', () => {
    expect(squeeze('恒泰化工（上海）有限公司 Co., Ltd.')).toBe('恒泰化工上海有限公司coltd');
    expect(digits('+86 (21) 6868-1234 转 8')).toBe('8621686812348');
  });

  it('takes at most eight different words of bounded length from a query', () => {
    expect(wordsOf('  化工　上海 化工 ')).toEqual(['化工', '上海']);
    expect(wordsOf(Array.from({ length: 30 }, (_, n) => `w${n}`).join(' '))).toHaveLength(8);
    expect(wordsOf('x'.repeat(500))[0]).toHaveLength(64);
    expect(wordsOf('--- ()')).toEqual([]);
  });
});

describe('pieces of a text', () => {
  it('are two Chinese characters or three letters, after a mark for the beginning', () => {
    expect(gramsOf('上海3m')).toEqual([`${start}上`, '上海', '海3', '3m', 'm']);
    expect(gramsOf('')).toEqual([]);
  });

  it('find a word anywhere, at the beginning, or as the whole', () => {
    expect(anywhere('化工')).toEqual({ pieces: ['化工'], open: false });
    expect(anywhere('sh')).toEqual({ pieces: ['sh'], open: true });
    expect(anywhere('5678')).toEqual({ pieces: ['567', '678'], open: false });
    expect(atStart('上海')).toEqual({ pieces: [`${start}上`, '上海'], open: false });
    expect(atStart('s')).toEqual({ pieces: [`${start}s`], open: false });
    expect(asWhole('ab')).toEqual({ pieces: [`${start}a`, 'ab', 'b'], open: false });
  });
});
