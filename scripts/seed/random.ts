/** A stream of choices that is the same for the same seed and index on every machine. */
export type Random = {
  /** 0 to `below` - 1. */
  int: (below: number) => number;
  between: (from: number, to: number) => number;
  chance: (of1: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
  /** Earlier ones more often: the first quarter of the list takes half of the picks. */
  pickEarly: <T>(list: readonly T[]) => T;
  digits: (count: number) => string;
};

const hashOf = (text: string): number => {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return hash >>> 0;
};

/** mulberry32: small, fast and good enough for names. */
export const randomOf = (seed: string, index: number): Random => {
  let state = (hashOf(seed) + Math.imul(index + 1, 0x9e3779b1)) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (below: number): number => Math.floor(next() * below);
  const at = <T>(list: readonly T[], index: number): T => {
    const found = list[index];
    if (found === undefined) throw new Error('picked from an empty list');
    return found;
  };
  return {
    int,
    between: (from, to) => from + int(to - from + 1),
    chance: (of1) => next() < of1,
    pick: (list) => at(list, int(list.length)),
    pickEarly: (list) => at(list, Math.floor(next() ** 2 * list.length)),
    digits: (count) => String(int(10 ** count)).padStart(count, '0'),
  };
};

/** A different number below `size` for every index: what makes codes unique without remembering them. */
export const scatter = (seed: string, index: number, size: number): number => {
  // A prime that does not divide any of our sizes; the product stays exact below 2^53.
  const step = 7_368_787;
  return ((((index % size) * (step % size)) % size) + (hashOf(seed) % size)) % size;
};

export const inCapitals = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
