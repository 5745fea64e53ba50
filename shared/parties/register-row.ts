import * as z from 'zod/mini';
import { CustomValues, PartyId } from './model.ts';

/** One line of the register: a value per field of `fields.ts`, less what the reader may not see. */
export const PartyRow = z.object({
  id: PartyId,
  version: z.int(),
  legalName: z.string(),
  values: z.record(z.string(), z.unknown()),
  custom: z.optional(CustomValues),
});
export type PartyRow = z.infer<typeof PartyRow>;

/**
 * A party that looks like the draft: 0 to 100, with the reasons the reader may know. One outside the reader's rows is only
 * said to exist (`hidden`): no id, no name, no reason, so that nobody finds out numbers by trying them.
 */
export const DuplicateCandidate = z.object({
  id: z.optional(PartyId),
  number: z.optional(z.string()),
  legalName: z.optional(z.string()),
  roles: z.optional(z.array(z.string())),
  score: z.int().check(z.gte(0), z.lte(100)),
  reasons: z.array(z.object({ code: z.string(), field: z.string() })),
  hidden: z.optional(z.boolean()),
});
export type DuplicateCandidate = z.infer<typeof DuplicateCandidate>;
