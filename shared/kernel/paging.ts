import * as z from 'zod/mini';

/** Lists answer `{ items, nextCursor }`; `limit` is 1 to 100, 50 unless said. */
export const pageQuery = {
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(100)), 50),
  cursor: z.optional(z.string()),
};
export const page = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.optional(z.nullable(z.string())), total: z.optional(z.int()) });
export const version = z.int().check(z.gte(1));
