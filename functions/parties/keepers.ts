import type { Caller } from '#shared/access/caller';
import { fieldError } from '#shared/kernel/errors';
import { findStaff } from '../access/store.ts';

/** Refuses a colleague who is not here (any more); oneself needs no look. */
export const mustWorkHere = async (caller: Caller, path: string, staffIds: readonly string[]): Promise<void> => {
  const others = [...new Set(staffIds)].filter((id) => id !== caller.staffId);
  const staff = await Promise.all(others.map(findStaff));
  if (staff.some((person) => !person?.active))
    throw fieldError('INPUT_INVALID', path, 'must be someone who works here');
};

type Kept = { keeperId?: string | null | undefined } | undefined;

/** A keeper is someone who works here. */
export const mustBeKeepers = (caller: Caller, ...profiles: readonly Kept[]): Promise<void> =>
  mustWorkHere(
    caller,
    'keeperId',
    profiles.flatMap((profile) => profile?.keeperId ?? []),
  );
