import { rowsOf, type Caller } from '#shared/access/caller';
import type { Reading } from '#platform/register/register';
import { openRegister } from '#platform/register/register';
import { readableBy } from '#shared/parties/readable';
import { customRegisterFields, partyRegisterFields } from '#shared/parties/register-fields';
import { partyRow } from '#shared/parties/register-projection';
import type { WholeParty } from '#shared/parties/visible';
import { unspelled } from '#shared/register/row';
import type { CustomField } from '#shared/settings/model';

/** The register of parties as this function reads it. */
export const partiesRegister = openRegister('parties', partyRegisterFields);

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
/** Today in the firm's calendar. */
export const today = (now: Date): string => shanghai.format(now);

/** What a caller may see of the register: their rows, their fields. */
export const readingOf = (caller: Caller, fields: readonly CustomField[], now: Date): Reading => ({
  rights: { scope: rowsOf(caller), staffId: caller.staffId, regions: caller.regions },
  readable: readableBy(caller, fields),
  custom: customRegisterFields(fields),
  today: today(now),
  now,
});

/** What was just written is in the lists at once; the stream brings it to everybody else, with its pinyin, within a second. */
export const showWritten = (whole: WholeParty, now: Date): void => partiesRegister.put(partyRow(whole, unspelled), now);
