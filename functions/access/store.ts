import * as z from 'zod/mini';
import { adminsAfter } from '#shared/access/decide-staff';
import { Staff } from '#shared/access/staff';
import { DomainError } from '#shared/kernel/errors';
import { insert, rewrite, type Write } from '#platform/table/commit';
import { indexes, keys } from '#platform/table/keys';
import { getItem, queryAll } from '#platform/table/table';

/** The audit chain that a person's rights are entries of. */
export const auditOfStaff = (staffId: string): string => `STAFF#${staffId}`;

const Admins = z.object({ ids: z.array(z.string()), version: z.int() });
export type Admins = z.infer<typeof Admins>;

export const findStaff = async (staffId: string): Promise<Staff | undefined> => {
  const item = await getItem(keys.staff(staffId));
  return item ? Staff.parse(item) : undefined;
};

export const readStaff = async (staffId: string): Promise<Staff> => {
  const staff = await findStaff(staffId);
  if (!staff) throw new DomainError('NOT_FOUND', 'there is no such person');
  return staff;
};

/** Everybody, by name. A firm's staff is a few hundred at most. */
export const allStaff = async (): Promise<Staff[]> => {
  const { gsi1pk } = indexes.collection('STAFF', '');
  return (await queryAll({ pk: gsi1pk, prefix: '' }, { index: 'gsi1' })).map((item) => Staff.parse(item));
};

/** Who holds this address already. */
export const holderOfEmail = async (email: string): Promise<string | undefined> => {
  const item = await getItem(keys.staffEmailGuard(email));
  return item ? z.object({ staffId: z.string() }).parse(item).staffId : undefined;
};

/** Read from the base table: an index lags, and two admins who deactivate each other must not both succeed. */
export const readAdmins = async (): Promise<Admins> => {
  const item = await getItem(keys.activeAdmins());
  return item ? Admins.parse(item) : { ids: [], version: 0 };
};

const itemOf = (staff: Staff) => ({
  ...keys.staff(staff.staffId),
  ...indexes.collection('STAFF', `${staff.name}#${staff.staffId}`),
  ...staff,
});

/** Changes who administers, only where that changes; whoever did so at the same instant decides again. */
const adminWrites = (admins: Admins, before: Staff | undefined, after: Staff): Write[] => {
  const ids = adminsAfter(admins.ids, before, after);
  if (ids === admins.ids) return [];
  const item = { ...keys.activeAdmins(), ids, version: admins.version + 1 };
  return [admins.version === 0 ? insert(item) : rewrite(item, admins.version)];
};

const emailTaken = (): DomainError =>
  new DomainError('EMAIL_TAKEN', 'someone here has this address already', {
    errors: [{ path: 'email', code: 'taken', message: 'is taken' }],
  });

export const newStaffWrites = (staff: Staff, admins: Admins): Write[] => [
  insert({ ...keys.staffEmailGuard(staff.email), staffId: staff.staffId }, emailTaken),
  insert(itemOf(staff)),
  ...adminWrites(admins, undefined, staff),
];

/** The person at the next version; if someone wrote meanwhile, it is decided again. */
export const staffWrites = (before: Staff, after: Staff, admins: Admins): Write[] => [
  rewrite(itemOf(after), before.version),
  ...adminWrites(admins, before, after),
];

export { emailTaken };
