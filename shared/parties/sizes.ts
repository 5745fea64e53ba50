import { fieldError } from '../kernel/errors.ts';

/**
 * The overview (party and both profiles, later balances too) is read whole at 8 read units, so what people type into it is bounded
 * in all, not only field by field: 10 kB + 2 × 6.5 kB, which leaves 9 kB of its 32 to balances and trends.
 */
export const maxBytes = { party: 10_000, profile: 6_500 } as const;

export const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** Refuses an item that would not fit; JSON is never shorter than what the table counts. */
export const mustFit = (what: keyof typeof maxBytes, item: object): void => {
  const limit = maxBytes[what];
  if (bytesOf(item) > limit) throw fieldError('INPUT_INVALID', what, `must be at most ${String(limit)} bytes in all`);
};
