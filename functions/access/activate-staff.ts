import { http } from '#platform/http/http';
import { activateStaff } from '#shared/access/contract';
import { decideActivation, visibleStaff } from '#shared/access/decide-staff';
import { enableAccount } from './pool.ts';
import { saveStaff } from './save-staff.ts';

export const handler = http(activateStaff, async ({ params, body: { version, reason }, caller, now }) => {
  const { after } = await saveStaff({
    ...params,
    version,
    reason,
    action: 'activated',
    caller,
    now,
    decide: (staff) => decideActivation(staff, now),
  });
  await enableAccount(after);
  return visibleStaff(caller, after);
});
