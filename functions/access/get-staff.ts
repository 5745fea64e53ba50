import { http } from '#platform/http/http';
import { may } from '#shared/access/caller';
import { getStaff } from '#shared/access/contract';
import { visibleStaff } from '#shared/access/decide-staff';
import { accountOf } from './pool.ts';
import { readStaff } from './store.ts';

export const handler = http(getStaff, async ({ params, caller }) => {
  const staff = await readStaff(params.staffId);
  const account = may(caller, 'staff:admin') ? await accountOf(staff) : undefined;
  return { ...visibleStaff(caller, staff), ...(account ? { account } : {}) };
});
