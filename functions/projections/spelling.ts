import { Converter as toTraditional } from 'opencc-js/cn2t';
import { Converter as toSimplified } from 'opencc-js/t2cn';
import { pinyin, polyphonic } from 'pinyin-pro';
import { fold } from '#shared/register/fold';
import { textsOf, type Speller, type Spelling } from '#shared/register/row';

const simplified = toSimplified({ from: 't', to: 'cn' });
const traditional = toTraditional({ from: 'cn', to: 't' });
const ideographs = /\p{Script=Han}/u;

/** Of a name, how many readings are kept, and how far into it they are looked for: nobody types on from a wrong one. */
const mostReadings = 5;
const readInto = 8;

/** A text in the other kind of characters, and for names and persons its readings. Dictionaries: for writing only. */
export const spell: Speller = (text, as) => {
  const folded = fold(text);
  if (!ideographs.test(folded)) return {};
  const simple = simplified(folded);
  const forms = [simple, traditional(simple)].filter((form) => form !== folded);
  return {
    ...(forms.length > 0 ? { forms: [...new Set(forms)] } : {}),
    ...(as === 'text' ? {} : readingsOf(simple, as)),
  };
};

const readingsOf = (simple: string, as: 'name' | 'person'): Spelling => {
  const letters = simple.replaceAll(/[^\p{L}\p{N}]+/gu, '');
  const usual = syllablesOf(pinyin(letters, { ...plainly, mode: as === 'person' ? 'surname' : 'normal' }));
  const readings = [usual, ...others(letters, usual)].slice(0, mostReadings);
  const initials = readings.map((syllables) => syllables.map((syllable) => syllable.slice(0, 1)).join(''));
  return { syllables: readings.map((syllables) => syllables.join(' ')), initials: [...new Set(initials)] };
};

const plainly = { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' } as const;

/** Letters and digits of a mixed name stay, one by one: `3M中国` is read `3 m zhong guo`. */
const syllablesOf = (read: readonly string[]): string[] => read.map((syllable) => syllable.toLowerCase());

/** Other readings of single characters, one at a time: 重庆 is chong qing, but who types zhong qing finds it too. */
const others = (letters: string, usual: readonly string[]): string[][] => {
  const possible = polyphonic(letters, plainly);
  return usual.slice(0, readInto).flatMap((syllable, at) => {
    const found = textsOf(possible[at]).flatMap((one) => one.toLowerCase().split(' '));
    // ü is typed `lv` or `lu`.
    const all = [
      ...found,
      ...[syllable, ...found].filter((one) => /^[ln]v/.test(one)).map((one) => one.replace('v', 'u')),
    ];
    return [...new Set(all)]
      .filter((one) => one !== syllable && /^[a-z]+$/.test(one))
      .map((one) => usual.map((kept, index) => (index === at ? one : kept)));
  });
};
