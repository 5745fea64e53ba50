import * as z from 'zod/mini';
import type { CustomGrants } from '../parties/visible.ts';
import { Instant } from '../kernel/dates.ts';
import type { AuditEntry, FieldChange } from './audit.ts';
import { may, seesClass, seesCustomField, type Caller } from './caller.ts';
import { isErasedChange, type Erasure } from './erasure.ts';
import { fieldClasses, secretClasses, type FieldClass } from './field-classes.ts';

export const VisibleChange = z.object({
  field: z.string(),
  class: z.string(),
  before: z.optional(z.unknown()),
  after: z.optional(z.unknown()),
  /** It changed; the values are not the reader's to see. */
  hidden: z.optional(z.boolean()),
  /** The reader may put `before` back. */
  restorable: z.optional(z.boolean()),
});
export type VisibleChange = z.infer<typeof VisibleChange>;

/** An entry as a reader gets it. Hashes stay inside: with them a hidden value could be found by trying. */
export const VisibleEntry = z.object({
  seq: z.int(),
  at: Instant,
  by: z.string(),
  byName: z.string(),
  action: z.string(),
  part: z.optional(z.string()),
  why: z.optional(z.nullable(z.string())),
  changes: z.array(VisibleChange),
});
export type VisibleEntry = z.infer<typeof VisibleEntry>;

const isClass = (name: string): name is FieldClass => (fieldClasses as readonly string[]).includes(name);

/** The side of the party a field stands on: its values need that side too, whatever a custom field's own grants say. */
const sideOf = (field: string): 'customer' | 'supplier' | undefined => {
  const [side] = field.split('.');
  return side === 'customer' || side === 'supplier' ? side : undefined;
};

const seesValues = (caller: Caller, { field, class: guard }: FieldChange, grants: CustomGrants): boolean => {
  const side = sideOf(field);
  if (guard.startsWith('custom.')) {
    const granted = grants.get(guard.slice('custom.'.length));
    return granted !== undefined && seesCustomField(caller, granted) && (!side || seesClass(caller, side));
  }
  if (guard === 'staff') return may(caller, 'staff:admin');
  if (guard === 'settings') return may(caller, 'settings:admin');
  // A secret's value stays ciphertext for everybody: whoever may see it reads it where it is kept, and that read is logged.
  return isClass(guard) && !secretClasses.includes(guard) && seesClass(caller, guard);
};

type Reader = {
  caller: Caller;
  grants: CustomGrants;
  erasure?: Erasure | undefined;
  restorable?: (entry: AuditEntry, change: FieldChange) => boolean;
};

const visibleChange = (
  entry: AuditEntry,
  change: FieldChange,
  { caller, grants, erasure, restorable }: Reader,
): VisibleChange => {
  const { field, class: guard } = change;
  if (seesValues(caller, change, grants) && !isErasedChange(erasure, entry, change))
    return { ...change, ...(restorable?.(entry, change) ? { restorable: true } : {}) };
  // The id of a custom field would tell that there is such a field.
  if (guard.startsWith('custom.')) return { field: 'custom', class: 'custom', hidden: true };
  return { field, class: guard, hidden: true };
};

/** A reason may tell what a part is about although no field changed; a proposal is of an account or of a limit, so it counts as the more restricted. */
const guardOfPart: Record<string, FieldClass> = { bank: 'bank', proposal: 'bank', persons: 'persons' };

const tellsWhy = (caller: Caller, part: string | undefined, changes: readonly VisibleChange[]): boolean => {
  // A reason often repeats what was changed, so it is as restricted as the most restricted of its changes.
  if (changes.length > 0) return changes.every(({ hidden }) => !hidden);
  const guard = guardOfPart[part?.split(':')[0] ?? ''];
  return guard === undefined || seesClass(caller, guard);
};

/** The one filter of the audit trail on its way out: "changed" without the value where the reader may not see the field. */
export const visibleEntry = (entry: AuditEntry, reader: Reader): VisibleEntry => {
  const changes = entry.changes.map((change) => visibleChange(entry, change, reader));
  const { seq, at, by, byName, action, part, why } = entry;
  const told = why && tellsWhy(reader.caller, part, changes);
  return { seq, at, by, byName, action, ...(part ? { part } : {}), ...(told ? { why } : {}), changes };
};
