import type { FieldClass } from './field-classes.ts';
import type { Job, RowScope } from './jobs.ts';
import { rowScopes } from './job-list.ts';
import type { Permission } from './permissions.ts';
import { rightsOf } from './rights.ts';

/** The signed-in person, as every decision sees them. */
export type Caller = {
  staffId: string;
  name: string;
  email: string;
  jobs: readonly Job[];
  /** Set by admin on the staff item; without it the widest of the jobs' own. */
  rows?: RowScope | undefined;
  /** Region codes (`CN-31`, `DE`); empty means every region. */
  regions: readonly string[];
  locale: 'zh-CN' | 'en';
};

export const may = (caller: Caller, permission: Permission): boolean =>
  permission === 'public' || caller.jobs.some((job) => rightsOf[job].permissions.includes(permission));

export const seesClass = (caller: Caller, name: FieldClass): boolean =>
  caller.jobs.some((job) => rightsOf[job].fields[name] !== undefined);

export const editsClass = (caller: Caller, name: FieldClass): boolean =>
  caller.jobs.some((job) => rightsOf[job].fields[name] === 'edit');

/** The rows a caller sees: what admin set, else the widest that their jobs give. */
export const rowsOf = (caller: Caller): RowScope => {
  if (caller.rows) return caller.rows;
  const widest = Math.max(...caller.jobs.map((job) => rowScopes.indexOf(rightsOf[job].rows)));
  return rowScopes[widest] ?? 'own';
};

/** Grants of a custom field: by job; admin always. A new field is invisible until granted. */
export type FieldGrants = Partial<Record<Job, 'read' | 'edit'>>;

export const seesCustomField = (caller: Caller, grants: FieldGrants): boolean =>
  caller.jobs.some((job) => job === 'admin' || grants[job] !== undefined);

export const editsCustomField = (caller: Caller, grants: FieldGrants): boolean =>
  caller.jobs.some((job) => job === 'admin' || grants[job] === 'edit');

type PlacedParty = { region: string; keepers: readonly (string | undefined)[] };

/** Whether a party is among the caller's rows. Others answer 404, so that existence is not told. */
export const seesParty = (caller: Caller, { region, keepers }: PlacedParty): boolean => {
  const scope = rowsOf(caller);
  if (scope === 'all' || keepers.includes(caller.staffId)) return true;
  return scope === 'region' && (caller.regions.length === 0 || caller.regions.includes(region));
};
