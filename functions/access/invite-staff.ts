import { auditWrite, newChain } from '#platform/audit/chain';
import { createOnce, rememberCreation } from '#platform/http/idempotency';
import { http } from '#platform/http/http';
import { commit } from '#platform/table/commit';
import { inviteStaff } from '#shared/access/contract';
import { decideStaff, foldedEmail, staffChanges, visibleStaff } from '#shared/access/decide-staff';
import { openAccount, setGroups } from './pool.ts';
import { auditOfStaff, emailTaken, holderOfEmail, newStaffWrites, readAdmins, readStaff } from './store.ts';

/**
 * The account first, the staff item last and all at once: until it is there the person can do nothing, and an invitation that was cut
 * off anywhere before is simply sent again.
 */
export const handler = http(inviteStaff, async ({ body: { email: given, ...facts }, caller, now, idempotency }) => {
  const email = foldedEmail(given);
  const invite = async (): Promise<string> => {
    if (await holderOfEmail(email)) throw emailTaken();
    const staffId = await openAccount(email);
    await setGroups(email, facts.jobs);
    const staff = decideStaff({ staffId, email, facts, now });
    const audit = auditWrite({
      entity: auditOfStaff(staffId),
      head: newChain,
      caller,
      now,
      action: 'invited',
      changes: staffChanges(undefined, staff),
    });
    await commit([
      ...newStaffWrites(staff, await readAdmins()),
      audit,
      ...rememberCreation(caller.staffId, idempotency, staffId, now),
    ]);
    return staffId;
  };
  const staffId = await createOnce(caller.staffId, idempotency, { create: invite, again: (id) => Promise.resolve(id) });
  return visibleStaff(caller, await readStaff(staffId));
});
