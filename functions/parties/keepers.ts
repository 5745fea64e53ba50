import type { Caller } from '#shared/access/caller';
import { mayKeep } from '#shared/access/decide-staff';
import { callerOf } from '#shared/access/staff';
import { fieldError } from '#shared/kernel/errors';
import type { Party, PartyRole } from '#shared/parties/model';
import { findStaff } from '../access/store.ts';
import { sees } from './store.ts';

/** Refuses to give a task to who is not here (any more) or does not see the party: a task tells of it. Oneself needs no look. */
export const mustTakeTask = async (caller: Caller, assigneeId: string | undefined, party: Party): Promise<void> => {
  if (!assigneeId || assigneeId === caller.staffId) return;
  const staff = await findStaff(assigneeId);
  if (!staff?.active || !sees(callerOf(staff), party))
    throw fieldError('INPUT_INVALID', 'assigneeId', 'must be someone who works here and sees this party');
};

type Kept = { keeperId?: string | null | undefined } | undefined;

/** A keeper works here and edits the side that they keep; oneself needs no look, for who gives a role edits its side. */
export const mustBeKeepers = async (caller: Caller, profiles: { [Role in PartyRole]?: Kept }): Promise<void> => {
  const given = (['customer', 'supplier'] as const).map((role) => ({ role, keeperId: profiles[role]?.keeperId }));
  await Promise.all(
    given.map(async ({ role, keeperId }) => {
      if (!keeperId || keeperId === caller.staffId) return;
      if (!mayKeep(role, await findStaff(keeperId)))
        throw fieldError('INPUT_INVALID', 'keeperId', 'must be someone who works here and edits this side');
    }),
  );
};
