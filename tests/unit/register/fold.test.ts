import { describe, expect, it } from 'vitest';
import { digits, fold, squeeze, wordsOf } from '#shared/register/fold';
import { anywhere, atStart, gramsOf, start } from '#shared/register/grams';
import { pairsOf, readingPieces } from '#shared/register/spelled';

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
    expect(wordsOf('  化工　上海 化工 ').map(({ text }) => text)).toEqual(['化工', '上海']);
    expect(wordsOf(Array.from({ length: 30 }, (_, n) => `w${String(n)}`).join(' '))).toHaveLength(8);
    expect(wordsOf('x'.repeat(500))[0]?.text).toHaveLength(64);
    expect(wordsOf('zeng@hongda')).toEqual([{ text: 'zenghongda', parts: ['zeng', 'hongda'] }]);
    expect(wordsOf('--- ()')).toEqual([]);
  });
});

describe('pieces of a text', () => {
  it('are two Chinese characters, three letters or four digits, each with what follows it', () => {
    expect(gramsOf('上海3m')).toEqual([`${start}上海`, '上海', '海3', '3m', 'm']);
    expect(gramsOf('13800')).toEqual([`${start}1380`, '1380', '3800', '800', '00', '0']);
    expect(gramsOf('')).toEqual([]);
  });

  it.each([
    ['化工', ['化工'], undefined],
    ['sh', [], 'sh'],
    ['exotic', ['exo', 'xot', 'oti', 'tic'], undefined],
    ['5678', ['5678'], undefined],
    ['567', [], '567'],
    ['8号楼', ['号楼'], '8号楼'],
    ['海123', ['海1'], '123'],
  ])('lead to %s anywhere, what is too short for a piece as the beginning of one', (word, whole, open) => {
    expect(anywhere(word)).toEqual({ whole, ...(open ? { open } : {}) });
  });

  it('hold every piece that a part of the text is asked by', () => {
    for (const text of ['上海市8号楼a座12室', 'abc12中3', 'ks000042']) {
      const held = gramsOf(text);
      const characters = Array.from(text);
      for (let from = 0; from < characters.length; from += 1) {
        for (let to = from + 1; to <= characters.length; to += 1) {
          const { whole, open = '' } = anywhere(characters.slice(from, to).join(''));
          expect(whole.every((piece) => held.includes(piece))).toBe(true);
          expect(held.some((piece) => piece.startsWith(open))).toBe(true);
        }
        const { whole, open = '' } = atStart(characters.slice(0, from + 1).join(''));
        expect([
          ...whole.map((piece) => held.includes(piece)),
          held.some((piece) => piece.startsWith(open)),
        ]).not.toContain(false);
      }
    }
  });

  it('tell the start of a text', () => {
    expect(atStart('上海')).toEqual({ whole: [`${start}上海`, '上海'] });
    expect(atStart('s')).toEqual({ whole: [], open: `${start}s` });
  });
});

describe('pieces of a reading', () => {
  it('are two syllables each, the last one unfinished', () => {
    const [pair = ''] = pairsOf('shang hai hua');
    expect(pairsOf('shang hai hua').map((piece) => piece.length)).toEqual([9, 7, 4]);
    expect(readingPieces('shangh')).toEqual([{ whole: [], open: pair.slice(0, -2) }]);
    expect(readingPieces('shanghaih')[0]?.whole).toEqual([pair]);
    expect(readingPieces('s')).toEqual([]);
  });
});
