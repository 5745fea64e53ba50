import { http } from '#platform/http/http';
import { beginTime } from '#platform/http/time';
import type { Caller } from '#shared/access/caller';
import { deactivateStaff, handoverRoles } from '#shared/access/contract';
import { decideDeactivation, mustBeSomeoneElse, mustTakeOver, visibleStaff } from '#shared/access/decide-staff';
import type { PartyRole } from '#shared/parties/model';
import { allOpenTasksOf } from '../parties/activity-store.ts';
import { handOver } from './hand-over.ts';
import { handOverTasks } from './hand-over-tasks.ts';
import { keptBy } from './kept-parties.ts';
import { disableAccount, signOut } from './pool.ts';
import { saveStaff } from './save-staff.ts';
import { findStaff, readStaff } from './store.ts';

/** Out first, for every call is judged by the staff item; then the account and its sessions; then the parties. Each step may be repeated. */
export const handler = http(
  deactivateStaff,
  async ({ params: { staffId }, body: { version, reason, handoverTo = {} }, caller, now }) => {
    const staff = await readStaff(staffId);
    mustBeSomeoneElse(caller, staff);
    for (const role of handoverRoles) {
      const to = handoverTo[role];
      if (to) mustTakeOver(role, staff, await findStaff(to));
    }
    const out = staff.active
      ? (
          await saveStaff({
            staffId,
            version,
            reason,
            action: 'deactivated',
            caller,
            now,
            decide: (person) => decideDeactivation(person, now),
          })
        ).after
      : staff;
    await disableAccount(out);
    await signOut(out);

    const everywhere: Caller = { ...caller, rows: 'all' };
    const handing = { from: staffId, reason, caller: everywhere, now, inTime: beginTime() };
    const left = async (role: PartyRole) => {
      const to = handoverTo[role];
      if (to) return handOver({ ...handing, to, role });
      return { handedOver: 0, remaining: (await keptBy(staffId, role, everywhere, now)).length };
    };
    const customer = await left('customer');
    const supplier = await left('supplier');
    const colleague = handoverTo.customer ?? handoverTo.supplier;
    const tasks = colleague
      ? await handOverTasks({ ...handing, to: colleague })
      : { handedOver: 0, remaining: (await allOpenTasksOf(staffId)).length };
    return {
      staff: visibleStaff(caller, out),
      handedOver: customer.handedOver + supplier.handedOver,
      remaining: customer.remaining + supplier.remaining + tasks.remaining,
      tasks: tasks.handedOver,
    };
  },
);
