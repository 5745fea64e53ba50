import type { Caller } from '#shared/access/caller';
import { fieldError } from '#shared/kernel/errors';
import { findStaff } from '../access/store.ts';

type Kept = { keeperId?: string | null | undefined } | undefined;

/** A keeper is someone who works here; oneself needs no look. */
export const mustBeKeepers = async (caller: Caller, ...profiles: readonly Kept[]): Promise<void> => {
  const named = profiles.flatMap((profile) => (profile?.keeperId && profile.keeperId !== caller.staffId ? [profile.keeperId] : []));
  if (named.length === 0) return;
  const staff = await Promise.all(named.map(findStaff));
  if (staff.some((person) => !person?.active)) throw fieldError('INPUT_INVALID', 'keeperId', 'must be someone who works here');
};
