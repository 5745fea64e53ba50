import * as z from 'zod/mini';
import { Job } from '../access/jobs.ts';
import { Instant } from '../kernel/dates.ts';

/** What an admin names in both languages: labels and help are data here, not messages of the web. */
export const Label = z.object({
  'zh-CN': z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
  en: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
});
export type Label = z.infer<typeof Label>;

export const HelpText = z.object({
  'zh-CN': z.optional(z.string().check(z.trim(), z.maxLength(300))),
  en: z.optional(z.string().check(z.trim(), z.maxLength(300))),
});
export type HelpText = z.infer<typeof HelpText>;

/** What a custom field holds. It never changes once the field is there: a value must stay readable. */
export const customKinds = ['text', 'number', 'money', 'date', 'choice', 'multi-choice', 'yes-no', 'link'] as const;
export const CustomKind = z.enum(customKinds);
export type CustomKind = z.infer<typeof CustomKind>;

/** Whose field it is: the party's own, or one role profile's. */
export const customHomes = ['party', 'customer', 'supplier'] as const;
export const CustomHome = z.enum(customHomes);
export type CustomHome = z.infer<typeof CustomHome>;

export const maxFieldsOfAHome = 100;
/** Retired ones count: they are kept. Bound where they are decided, never where they are read: what is stored must stay readable. */
export const maxOptions = 200;

/** A value stores the option's id, so a label may be reworded; a retired option is kept but not given anew. */
export const FieldOption = z.object({
  id: z.string().check(z.regex(/^opt_[0-9A-Za-z]+$/, 'an option id')),
  label: Label,
  retired: z.optional(z.boolean()),
});
export type FieldOption = z.infer<typeof FieldOption>;

/** `FieldGrants` of `access/caller.ts` as it is stored. */
export const Grants = z.partialRecord(Job, z.enum(['read', 'edit']));

export const CustomFieldId = z.string().check(z.regex(/^fld_[0-9A-Za-z]+$/, 'a custom field id'));

/** A field that an admin added at run time; from then on in forms, lists, filters, import, export and search. */
export const CustomField = z.object({
  id: CustomFieldId,
  of: CustomHome,
  kind: CustomKind,
  label: Label,
  help: z.optional(z.nullable(HelpText)),
  options: z.optional(z.array(FieldOption)),
  /** Binds on create and when its home is edited; records from before are listed as lacking it. */
  required: z.boolean(),
  order: z.int(),
  /** The heading it stands under in its form; without one it stands at the end. */
  section: z.optional(z.nullable(Label)),
  grants: Grants,
  retiredAt: z.optional(z.nullable(Instant)),
  version: z.int(),
});
export type CustomField = z.infer<typeof CustomField>;

/** Fields in the order of their forms. */
export const inOrder = (fields: readonly CustomField[]): CustomField[] =>
  [...fields].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
