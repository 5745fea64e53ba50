import type { Caller } from '#shared/access/caller';
import { businessDay } from '#shared/kernel/dates';
import type { PartyRole } from '#shared/parties/model';
import { partyRegisterFields } from '#shared/parties/register-fields';
import { openRegister } from '#platform/register/register';

let register: ReturnType<typeof openRegister> | undefined;

/** The parties whose profile of one role a person keeps, archived ones aside; the register lags by a moment. */
export const keptBy = (staffId: string, role: PartyRole, caller: Caller, now: Date): Promise<string[]> => {
  register ??= openRegister('parties', partyRegisterFields);
  return register.ids(
    {
      rights: { scope: 'all', staffId: caller.staffId, regions: [] },
      readable: () => true,
      today: businessDay(now),
      now,
      always: [
        { field: `${role}.keeperId`, op: 'eq', value: staffId },
        { field: 'archivedAt', op: 'empty' },
      ],
    },
    10_000,
  );
};
