import * as z from 'zod/mini';
import { Instant } from '../kernel/dates.ts';
import type { Caller } from './caller.ts';
import { Job, RowScope } from './jobs.ts';

export const Locale = z.enum(['zh-CN', 'en']);

/** A region as parties carry it: a province (`CN-31`) or a country (`DE`). */
export const Region = z.string().check(z.regex(/^[A-Z]{2}(-[0-9A-Z]{1,3})?$/, 'a region such as CN-31 or DE'));

/** One person of the firm. Rights come from here, not from the token's groups. `staffId` is the user pool's `sub`. */
export const Staff = z.object({
  staffId: z.string(),
  name: z.string(),
  email: z.string(),
  jobs: z.array(Job),
  rows: z.optional(z.nullable(RowScope)),
  regions: z._default(z.array(Region), []),
  locale: z._default(Locale, 'zh-CN'),
  active: z.boolean(),
  deactivatedAt: z.optional(z.nullable(Instant)),
  version: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Staff = z.infer<typeof Staff>;

/** A colleague as decisions see them: what they may do and see is judged as if they called. */
export const callerOf = ({ staffId, name, email, jobs, rows, regions, locale }: Staff): Caller => ({
  staffId,
  name,
  email,
  jobs,
  rows: rows ?? undefined,
  regions,
  locale,
});

/** As the user pool knows the person: told to admin only. */
export const Account = z.object({ enabled: z.boolean(), status: z.string(), mfa: z.boolean() });
export type Account = z.infer<typeof Account>;

/** What a reader gets of a colleague: name and jobs for pickers; the rest is for admin. */
export const StaffView = z.object({
  ...z.partial(Staff).shape,
  staffId: z.string(),
  name: z.string(),
  jobs: z.array(Job),
  active: z.boolean(),
  account: z.optional(Account),
});
export type StaffView = z.infer<typeof StaffView>;

export const StaffFacts = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  jobs: z.array(Job).check(z.minLength(1), z.maxLength(8)),
  rows: z.optional(z.nullable(RowScope)),
  regions: z.optional(z.array(Region).check(z.maxLength(60))),
  locale: z.optional(Locale),
});
export type StaffFacts = z.infer<typeof StaffFacts>;
