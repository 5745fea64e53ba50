import { http } from '#platform/http/http';
import { changeMe } from '#shared/access/contract';
import { meOf } from '#shared/access/decide-me';
import { decideStaffChange } from '#shared/access/decide-staff';
import { saveStaff } from './save-staff.ts';

export const handler = http(changeMe, async ({ body: { version, ...given }, caller, now }) => {
  const { after } = await saveStaff({
    staffId: caller.staffId,
    version,
    action: 'changed',
    caller,
    now,
    decide: (staff) => decideStaffChange({ staff, given, now }),
  });
  return meOf({ ...caller, name: after.name, locale: after.locale }, after.version);
});
