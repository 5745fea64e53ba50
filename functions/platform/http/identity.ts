import * as z from 'zod/mini';
import type { Caller } from '#shared/access/caller';
import { Job, RowScope } from '#shared/access/jobs';
import { DomainError } from '#shared/kernel/errors';
import { keys } from '../table/keys.ts';
import { getItem } from '../table/table.ts';

const StaffRights = z.object({
  staffId: z.string(),
  name: z.string(),
  email: z.string(),
  jobs: z.array(Job),
  rows: z.optional(z.nullable(RowScope)),
  regions: z.optional(z.array(z.string())),
  locale: z.optional(z.enum(['zh-CN', 'en'])),
  active: z.boolean(),
});

const freshFor = 30_000;
const cache = new Map<string, { caller: Caller; until: number }>();

const notSignedIn = (): DomainError => new DomainError('NOT_SIGNED_IN', 'sign in first');

/** Who calls: the access token's subject, with the rights of the staff item (at most 30 s old, so a deactivated person is out). */
export const identify = async (claims: Record<string, unknown> | undefined, now: Date): Promise<Caller> => {
  const subject = claims?.sub;
  if (typeof subject !== 'string' || claims?.token_use !== 'access') throw notSignedIn();
  const known = cache.get(subject);
  if (known && known.until > now.getTime()) return known.caller;
  const item = await getItem(keys.staff(subject));
  const staff = item ? StaffRights.parse(item) : undefined;
  // A token's groups never give more than the staff item: a job taken away is gone before the token expires.
  if (!staff?.active || staff.jobs.length === 0) {
    cache.delete(subject);
    throw notSignedIn();
  }
  const caller: Caller = {
    staffId: staff.staffId,
    name: staff.name,
    email: staff.email,
    jobs: staff.jobs,
    rows: staff.rows ?? undefined,
    regions: staff.regions ?? [],
    locale: staff.locale ?? 'zh-CN',
  };
  cache.set(subject, { caller, until: now.getTime() + freshFor });
  return caller;
};

/** For tests, and for the person who just changed their own rights. */
export const forget = (subject: string): void => void cache.delete(subject);
