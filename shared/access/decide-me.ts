import { editsClass, rowsOf, seesClass, type Caller, may } from './caller.ts';
import type { Me } from './contract.ts';
import { fieldClasses } from './field-classes.ts';
import { permissions } from './permissions.ts';

/** Everything that the rights table gives a person, as the web needs it to show and hide. */
export const meOf = (caller: Caller, version: number): Me => ({
  staffId: caller.staffId,
  name: caller.name,
  email: caller.email,
  jobs: [...caller.jobs],
  permissions: permissions.filter((permission) => may(caller, permission)),
  fields: Object.fromEntries(
    fieldClasses
      .filter((name) => seesClass(caller, name))
      .map((name) => [name, editsClass(caller, name) ? ('edit' as const) : ('read' as const)]),
  ),
  rows: rowsOf(caller),
  regions: [...caller.regions],
  locale: caller.locale,
  version,
});
