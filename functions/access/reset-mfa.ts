import { http } from '#platform/http/http';
import { resetMfa } from '#shared/access/contract';
import { visibleStaff } from '#shared/access/decide-staff';
import { forgetSecondFactor, signOut } from './pool.ts';
import { noteOnStaff } from './save-staff.ts';
import { readStaff } from './store.ts';

export const handler = http(resetMfa, async ({ params, body: { reason }, caller, now }) => {
  const staff = await readStaff(params.staffId);
  await noteOnStaff({ ...params, action: 'mfa.reset', reason, caller, now });
  await forgetSecondFactor(staff);
  // Whoever holds the lost device may hold a session too.
  await signOut(staff);
  return visibleStaff(caller, staff);
});
