import { http } from '#platform/http/http';
import { changeStaff } from '#shared/access/contract';
import { administers, decideStaffChange, mustBeSomeoneElse, visibleStaff } from '#shared/access/decide-staff';
import { setGroups } from './pool.ts';
import { saveStaff } from './save-staff.ts';

export const handler = http(changeStaff, async ({ params, body: { version, reason, ...given }, caller, now }) => {
  const { before, after } = await saveStaff({
    ...params,
    version,
    reason,
    action: 'changed',
    caller,
    now,
    decide: (staff) => {
      const changed = decideStaffChange({ staff, given, now });
      if (administers(staff) && !administers(changed)) mustBeSomeoneElse(caller, staff);
      return changed;
    },
  });
  await setGroups(after.email, after.jobs, before.jobs);
  return visibleStaff(caller, after);
});
