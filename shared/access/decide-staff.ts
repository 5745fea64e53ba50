import { changesBetween, type FieldChange } from './audit.ts';
import { may, type Caller } from './caller.ts';
import { DomainError, fieldError } from '../kernel/errors.ts';
import { rightsOf } from './rights.ts';
import type { Staff, StaffFacts, StaffView } from './staff.ts';

type Inviting = { staffId: string; email: string; facts: StaffFacts; now: Date };

/** One address in one case: the guard and the pool compare them so. */
export const foldedEmail = (email: string): string => email.trim().toLowerCase();

export const decideStaff = ({ staffId, email, facts, now }: Inviting): Staff => {
  const at = now.toISOString();
  const { name, jobs, rows = null, regions = [], locale = 'zh-CN' } = facts;
  return {
    staffId,
    email,
    name,
    jobs: [...new Set(jobs)],
    rows,
    regions,
    locale,
    active: true,
    version: 1,
    createdAt: at,
    updatedAt: at,
  };
};

type Changing = { staff: Staff; given: Partial<StaffFacts>; now: Date };

export const decideStaffChange = ({ staff, given, now }: Changing): Staff => {
  const { name, jobs, rows, regions, locale } = given;
  const named = Object.fromEntries(
    Object.entries({ name, jobs, rows, regions, locale }).filter(([, value]) => value !== undefined),
  );
  return { ...staff, ...named, version: staff.version + 1, updatedAt: now.toISOString() };
};

/** Nobody shuts themselves out, nor takes the right to administer from themselves. */
export const mustBeSomeoneElse = (caller: Caller, staff: Staff): void => {
  if (caller.staffId === staff.staffId)
    throw new DomainError('NOT_YOURSELF', 'another admin does this to you, not you yourself');
};

/** Who keeps a side of a party works here and edits that side. */
export const mayKeep = (role: 'customer' | 'supplier', staff: Pick<Staff, 'active' | 'jobs'> | undefined): boolean =>
  staff?.active === true && staff.jobs.some((job) => rightsOf[job].fields[role] === 'edit');

/** Who takes a role over may keep it, and is someone else. */
export const mustTakeOver = (role: 'customer' | 'supplier', from: Staff, to: Staff | undefined): void => {
  if (to?.staffId === from.staffId || !mayKeep(role, to))
    throw fieldError(
      'INPUT_INVALID',
      `handoverTo.${role}`,
      `must be an active colleague whose job includes the ${role} side`,
    );
};

export const decideDeactivation = (staff: Staff, now: Date): Staff => {
  const at = now.toISOString();
  return { ...staff, active: false, deactivatedAt: at, version: staff.version + 1, updatedAt: at };
};

export const decideActivation = (staff: Staff, now: Date): Staff => ({
  ...staff,
  active: true,
  deactivatedAt: null,
  version: staff.version + 1,
  updatedAt: now.toISOString(),
});

export const administers = (staff: Staff | undefined): boolean =>
  staff?.active === true && staff.jobs.includes('admin');

/** Who administers after a change; the last of them stays, or nobody could ever let anybody in again. */
export const adminsAfter = (admins: readonly string[], before: Staff | undefined, after: Staff): readonly string[] => {
  const { staffId } = after;
  if (administers(after)) return admins.includes(staffId) ? admins : [...admins, staffId];
  if (!administers(before)) return admins;
  const others = admins.filter((id) => id !== staffId);
  if (others.length === 0) throw new DomainError('LAST_ADMIN', 'this is the last admin: make someone else admin first');
  return others;
};

const silent = new Set(['staffId', 'version', 'createdAt', 'updatedAt', 'deactivatedAt']);
const spoken = (staff: Staff | undefined): Record<string, unknown> =>
  Object.fromEntries(Object.entries(staff ?? {}).filter(([name]) => !silent.has(name)));

export const staffChanges = (before: Staff | undefined, after: Staff): FieldChange[] =>
  changesBetween(spoken(before), spoken(after), () => 'staff');

/** A colleague on the way out: name and jobs for everybody who picks one, the rest for admin. */
export const visibleStaff = (caller: Caller, staff: Staff): StaffView => {
  if (may(caller, 'staff:admin')) return staff;
  const { staffId, name, jobs, active } = staff;
  return { staffId, name, jobs, active };
};
