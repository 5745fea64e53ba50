/** The syllables of Hanyu Pinyin without tones, by initial; `v` is ü, typed `lv` or `lu`. */
const table: Record<string, string> = {
  '': 'a ai an ang ao e ei en eng er o ou',
  b: 'a ai an ang ao ei en eng i ian iao ie in ing o u',
  p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  f: 'a an ang ei en eng iao o ou u',
  d: 'a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo',
  t: 'a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo',
  n: 'a ai an ang ao e ei en eng i ia ian iang iao ie in ing iu ong ou u uan ue un uo v ve',
  l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan ue un uo v ve',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  k: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  zh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  r: 'an ang ao e en eng i ong ou u ua uan ui un uo',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  c: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  y: 'a an ang ao e i in ing o ong ou u uan ue un',
  w: 'a ai an ang ao ei en eng o u',
};
const syllables = new Set(
  Object.entries(table).flatMap(([initial, finals]) => finals.split(' ').map((final) => initial + final)),
);
const beginnings = new Set(
  [...syllables].flatMap((syllable) => Array.from(syllable, (_, at) => syllable.slice(0, at + 1))),
);

export const isSyllable = (text: string): boolean => syllables.has(text);

const mostReadings = 6;
const longestSyllable = 6;

/**
 * The ways to read letters as syllables, longest first; the last syllable may be unfinished, since people are still typing.
 * `xian` is `xian` and `xi an`; `shangh` is `shang h`. Letters that are no pinyin have none.
 */
export const readingsOf = (letters: string): string[][] => {
  const found: string[][] = [];
  const dead = new Set<number>();
  const from = (at: number, before: string[]): boolean => {
    if (found.length >= mostReadings || dead.has(at)) return false;
    const rest = letters.slice(at);
    let reached = false;
    if (rest.length <= longestSyllable && beginnings.has(rest)) reached = found.push([...before, rest]) > 0;
    for (let length = Math.min(longestSyllable, rest.length - 1); length > 0; length -= 1) {
      const syllable = rest.slice(0, length);
      if (syllables.has(syllable)) reached = from(at + length, [...before, syllable]) || reached;
    }
    if (!reached && found.length < mostReadings) dead.add(at);
    return reached;
  };
  if (/^[a-z]+$/.test(letters)) from(0, []);
  return found;
};
