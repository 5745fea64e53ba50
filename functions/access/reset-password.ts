import { http } from '#platform/http/http';
import { resetPassword } from '#shared/access/contract';
import { visibleStaff } from '#shared/access/decide-staff';
import { sendNewPassword } from './pool.ts';
import { noteOnStaff } from './save-staff.ts';
import { readStaff } from './store.ts';

export const handler = http(resetPassword, async ({ params, body: { reason }, caller, now }) => {
  const staff = await readStaff(params.staffId);
  await noteOnStaff({ ...params, action: 'password.reset', reason, caller, now });
  await sendNewPassword(staff);
  return visibleStaff(caller, staff);
});
