import * as z from 'zod/mini';

/** Why a row is not taken as it is. The web has a sentence for each, the fault file too (`fault-words.ts`). */
export const faultCodes = [
  'required',
  'too-long',
  'too-many',
  'invalid',
  'not-a-date',
  'not-a-number',
  'out-of-range',
  'not-money',
  'not-a-rate',
  'not-a-choice',
  'not-yes-or-no',
  'not-an-email',
  'not-a-phone',
  'not-a-link',
  'not-a-country',
  'no-such-person',
  'identifier-form',
  'identifier-check-digit',
  'identifier-unknown',
  'identifier-repeated',
  'identifier-taken',
  'identifier-differs',
  'not-of-this-role',
  'side-not-yours',
  'not-allowed',
  'state-not-reachable',
  'second-person-needed',
  'party-not-yours',
  'possible-duplicate',
  'same-as-row',
  'first-row-not-imported',
  'changed-meanwhile',
  'not-stored',
] as const;
export const FaultCode = z.enum(faultCodes);
export type FaultCode = z.infer<typeof FaultCode>;

/** One thing that is wrong with a row: where (column counted from 0, none for the row as such), what, and what stood there. */
export const RowFault = z.object({
  column: z.nullable(z.int()),
  header: z.string(),
  field: z.nullable(z.string()),
  code: FaultCode,
  value: z.string(),
  /** What would be right, where that can be said: the form of a number, the row that is the same. */
  hint: z.optional(z.string()),
});
export type RowFault = z.infer<typeof RowFault>;

const shown = 200;
export const shortened = (value: string): string =>
  value.length > shown ? `${value.slice(0, shown).toWellFormed()}…` : value;
