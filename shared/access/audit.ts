import * as z from 'zod/mini';
import { same } from '../kernel/canonical.ts';
import { Instant } from '../kernel/dates.ts';

/** One field that changed. Secret values are ciphertext here too. */
export const FieldChange = z.object({
  /** Path as in `parties/fields.ts`, or `<part>.<name>` such as `card.policy`, `bank.number`. */
  field: z.string(),
  /** The field class that a reader needs to see the values. */
  class: z.string(),
  before: z.optional(z.unknown()),
  after: z.optional(z.unknown()),
});
export type FieldChange = z.infer<typeof FieldChange>;

/** One link of an entity's chain: hash = SHA-256(previous hash + canonical entry without `hash`). */
export const AuditEntry = z.object({
  entity: z.string(),
  seq: z.int(),
  at: Instant,
  by: z.string(),
  byName: z.string(),
  /** `created`, `changed`, `role.active`, `contact.removed`, `secret.read` … */
  action: z.string(),
  /** The item it happened to, where it is not the entity itself: `contact:cnt_…`. */
  part: z.optional(z.string()),
  why: z.optional(z.nullable(z.string())),
  changes: z.array(FieldChange),
  previous: z.string(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

type Flat = Record<string, unknown>;

/** The fields that differ between two states, each with the class that guards it. */
export const changesBetween = (before: Flat, after: Flat, classOf: (field: string) => string): FieldChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => !same(before[field], after[field]))
    .map((field) => ({ field, class: classOf(field), before: before[field] ?? null, after: after[field] ?? null }));
