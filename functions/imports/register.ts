import { rowsOf, type Caller } from '#shared/access/caller';
import { readableBy } from '#shared/parties/readable';
import { customRegisterFields, partyRegisterFields } from '#shared/parties/register-fields';
import { openRegister, type Reading } from '#platform/register/register';
import { customFields } from '../settings/store.ts';

/** The register of parties as these functions read it. */
export const partiesRegister = openRegister('parties', partyRegisterFields);

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** What a caller may see of the register: their rows, their fields. */
export const readingOf = async (caller: Caller, now: Date): Promise<Reading> => {
  const fields = await customFields();
  return {
    rights: { scope: rowsOf(caller), staffId: caller.staffId, regions: caller.regions },
    readable: readableBy(caller, fields),
    custom: customRegisterFields(fields),
    today: shanghai.format(now),
    now,
  };
};
