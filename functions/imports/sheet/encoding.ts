import { analyse } from 'chardet';
import type { encodings } from '#shared/imports/model';

type Encoding = (typeof encodings)[number];
export type Encoded = { encoding: Encoding; bom: boolean };

const boms: readonly (readonly [bytes: readonly number[], encoding: Encoding])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** What chardet calls them. EUC-KR and the like are read as GB18030's relatives would be: wrongly, and the preview shows it. */
const known: Record<string, Encoding> = {
  GB18030: 'gb18030',
  Big5: 'big5',
  Shift_JIS: 'shift_jis',
  'UTF-16LE': 'utf-16le',
  'UTF-16BE': 'utf-16be',
  'ISO-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
};

/** Bytes above ASCII come in pairs in Chinese text, and mostly alone among the letters of Europe. */
const pairedShare = (bytes: Uint8Array): number => {
  let [high, paired] = [0, 0];
  for (let at = 0; at < bytes.length;) {
    let end = at;
    while (end < bytes.length && (bytes[end] ?? 0) >= 0x80) end += 1;
    const run = end - at;
    high += run;
    paired += run - (run % 2);
    at = run > 0 ? end : at + 1;
  }
  return high === 0 ? 0 : paired / high;
};

export const bomOf = (bytes: Uint8Array): Encoding | undefined =>
  boms.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))?.[1];

/**
 * How a text file is written. A byte order mark says it; a file that is valid UTF-8 is UTF-8 (`validUtf8`, judged over all of
 * it); else it is guessed from its beginning. GB18030 is what Chinese Excel saves, so text that comes in pairs is taken for it.
 */
export const encodingOf = (sample: Uint8Array, validUtf8: boolean): Encoded => {
  const marked = bomOf(sample);
  if (marked) return { encoding: marked, bom: true };
  if (validUtf8) return { encoding: 'utf-8', bom: false };
  const guesses = analyse(sample).flatMap(({ name, confidence }) =>
    known[name] ? [{ encoding: known[name], confidence }] : [],
  );
  const [best] = guesses;
  if (best && (best.encoding === 'utf-16le' || best.encoding === 'utf-16be'))
    return { encoding: best.encoding, bom: false };
  const chinese = guesses.find(({ encoding }) => encoding === 'gb18030');
  const sure =
    best?.encoding === 'gb18030' ||
    (best !== undefined && chinese !== undefined && chinese.confidence >= best.confidence - 10);
  if (pairedShare(sample) >= 0.9) {
    const other =
      best && (best.encoding === 'big5' || best.encoding === 'shift_jis') && !sure ? best.encoding : 'gb18030';
    return { encoding: other, bom: false };
  }
  return { encoding: best && best.encoding !== 'gb18030' ? best.encoding : 'windows-1252', bom: false };
};

/** Judges a stream of bytes as it passes: whether all of it is UTF-8, and its beginning. */
export const utf8Judge = (sampleBytes = 256 * 1024) => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parts: Uint8Array[] = [];
  let [kept, valid] = [0, true];
  const judge = (bytes?: Uint8Array): void => {
    try {
      if (valid) decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      valid = false;
    }
  };
  return {
    see: (bytes: Uint8Array): void => {
      judge(bytes);
      if (kept < sampleBytes) parts.push(bytes.subarray(0, sampleBytes - kept));
      kept += bytes.length;
    },
    verdict: (): { sample: Uint8Array; validUtf8: boolean } => {
      judge();
      return { sample: new Uint8Array(Buffer.concat(parts)), validUtf8: valid };
    },
  };
};
