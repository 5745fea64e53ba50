import * as z from 'zod/mini';
import { DomainError } from '#shared/kernel/errors';
import { insert, retrying, type Write } from '../table/commit.ts';
import { keys } from '../table/keys.ts';
import { getItem } from '../table/table.ts';

type Given = { operation: string; key: string; requestHash: string } | undefined;
const Remembered = z.object({ id: z.string(), requestHash: z.string() });
const keptForSeconds = 24 * 60 * 60;

/** The id that an earlier request with this key created; another body or address under the same key is refused (INV-07). */
export const earlierCreation = async (staffId: string, given: Given): Promise<string | undefined> => {
  if (!given) return undefined;
  const item = await getItem(keys.idempotency(staffId, given.operation, given.key));
  if (!item) return undefined;
  const { id, requestHash } = Remembered.parse(item);
  if (requestHash !== given.requestHash)
    throw new DomainError('IDEMPOTENCY_KEY_REUSED', 'this Idempotency-Key was used for another request');
  return id;
};

/** The key's item, in the very transaction of the create: never a second write. A racing twin tries again and finds it. */
export const rememberCreation = (staffId: string, given: Given, id: string, now: Date): Write[] => {
  if (!given) return [];
  const key = keys.idempotency(staffId, given.operation, given.key);
  return [
    insert({
      ...key,
      id,
      requestHash: given.requestHash,
      expiresAt: Math.floor(now.getTime() / 1000) + keptForSeconds,
    }),
  ];
};

type Creation<P, T> = {
  /** Reads that do not need to wait for the key; what they refuse counts only if the key is new. */
  prepare?: () => Promise<P>;
  create: (prepared: P) => Promise<T>;
  /** The answer to a repeated key: the thing that the first request created. */
  again: (id: string) => Promise<T>;
};

/**
 * Creates once. Whatever refuses a create may be its own twin that won the race (its guard, its likeness), so the key is looked up
 * once more before the refusal is told.
 */
export const createOnce = <P, T>(
  staffId: string,
  given: Given,
  { prepare, create, again }: Creation<P, T>,
): Promise<T> =>
  retrying(async () => {
    const preparing = (prepare ?? (() => Promise.resolve(undefined as P)))();
    preparing.catch(() => undefined);
    const earlier = await earlierCreation(staffId, given);
    if (earlier) return again(earlier);
    try {
      return await create(await preparing);
    } catch (error) {
      const twin = await earlierCreation(staffId, given);
      if (twin) return again(twin);
      throw error;
    }
  });
