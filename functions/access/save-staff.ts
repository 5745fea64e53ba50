import { auditWrite, chainHead } from '#platform/audit/chain';
import { forget } from '#platform/http/identity';
import { commit, retrying } from '#platform/table/commit';
import type { Caller } from '#shared/access/caller';
import { staffChanges } from '#shared/access/decide-staff';
import { mustBeCurrent } from '#shared/kernel/versions';
import type { Staff } from '#shared/access/staff';
import { auditOfStaff, readAdmins, readStaff, staffWrites } from './store.ts';

type Saving = {
  staffId: string;
  version: number;
  action: string;
  reason?: string | null | undefined;
  caller: Caller;
  now: Date;
  decide: (staff: Staff) => Staff;
};

/** One person, decided anew and saved with the audit entry, at the version that was seen. */
export const saveStaff = ({
  staffId,
  version,
  action,
  reason,
  caller,
  now,
  decide,
}: Saving): Promise<{ before: Staff; after: Staff }> =>
  retrying(async () => {
    const entity = auditOfStaff(staffId);
    const [before, head, admins] = await Promise.all([readStaff(staffId), chainHead(entity), readAdmins()]);
    mustBeCurrent(version, before.version, before);
    const after = decide(before);
    const audit = auditWrite({ entity, head, caller, now, action, why: reason, changes: staffChanges(before, after) });
    await commit([...staffWrites(before, after, admins), audit]);
    forget(staffId);
    return { before, after };
  });

type Noting = Pick<Saving, 'staffId' | 'action' | 'reason' | 'caller' | 'now'>;

/** An entry about an account of the user pool: nothing of ours changed. */
export const noteOnStaff = ({ staffId, action, reason, caller, now }: Noting): Promise<void> =>
  retrying(async () => {
    const entity = auditOfStaff(staffId);
    await commit([
      auditWrite({ entity, head: await chainHead(entity), caller, now, action, why: reason, changes: [] }),
    ]);
  });
