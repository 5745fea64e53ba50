import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { isSyllable, readingsOf } from '#shared/register/syllables';

describe('reading letters as pinyin', () => {
  it.each([
    ['shanghai', ['shang hai']],
    ['shangh', ['shang h']],
    ['xian', ['xian', 'xia n', 'xi an', 'xi a n']],
    ['fangan', ['fang an', 'fang a n', 'fan gan', 'fan ga n']],
    ['hello', []],
    ['shhg', []],
    ['p0001', []],
  ])('%s is %j', (letters, readings) => {
    expect(readingsOf(letters).map((pieces) => pieces.join(' '))).toEqual(readings);
  });

  it('stays quick and bounded on letters that read in very many ways', () => {
    expect(readingsOf('an'.repeat(32)).length).toBeLessThanOrEqual(6);
    expect(readingsOf('a'.repeat(64)).length).toBeLessThanOrEqual(6);
    expect(readingsOf(`${'an'.repeat(31)}vv`)).toEqual([]);
  });

  it('knows every syllable that the dictionary gives a character', () => {
    const characters = Array.from({ length: 0x9fa5 - 0x4e00 }, (_, n) => String.fromCodePoint(0x4e00 + n));
    const given = new Set(
      characters.flatMap((one) => pinyin(one, { toneType: 'none', multiple: true, v: true, type: 'array' })),
    );
    // Sounds without a vowel (嗯, 噷), and characters that the dictionary has no reading for.
    const unused = /^(m|n|ng|hng)$|[^a-z]/;
    const missing = [...given].filter((syllable) => !unused.test(syllable) && !isSyllable(syllable));
    expect(missing).toEqual([]);
  });
});
