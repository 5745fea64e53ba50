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

/** A party that looks like the draft: 0 to 100, with the reasons the reader may know. */
export const DuplicateCandidate = z.object({
  id: PartyId,
  number: z.string(),
  legalName: z.string(),
  roles: z.array(z.string()),
  score: z.int().check(z.gte(0), z.lte(100)),
  reasons: z.array(z.object({ code: z.string(), field: z.string() })),
});
export type DuplicateCandidate = z.infer<typeof DuplicateCandidate>;
