import type { Condition } from '../register/filter.ts';
import type { RegisterValue } from '../register/fields.ts';
import { CustomValues, type PartyRole } from './model.ts';
import type { PartyRow } from './register-row.ts';

type Line = { id: string; version: number; values: Record<string, unknown>; custom: Record<string, RegisterValue> };

/** A line of the register as it travels: names are everybody's, the rest is what the register let this reader see. */
export const partyLine = ({ id, version, values, custom }: Line): PartyRow => ({
  id,
  version,
  legalName: typeof values.legalName === 'string' ? values.legalName : '',
  values,
  ...(Object.keys(custom).length > 0 ? { custom: CustomValues.parse(custom) } : {}),
});

type Wanted = { role?: PartyRole | undefined; archived?: 'only' | 'with' | undefined };

/** A role in any state; archived parties only when they are asked for. */
export const conditionsOf = ({ role, archived }: Wanted): Condition[] => [
  ...(role ? [{ field: 'roles', op: 'hasAny' as const, value: [role] }] : []),
  ...(archived === 'with'
    ? []
    : [{ field: 'archivedAt', op: archived === 'only' ? ('notEmpty' as const) : ('empty' as const) }]),
];

/** Certificates that end within the next two months, or have ended. */
export const expiring: Condition = { field: 'supplier.nextExpiry', op: 'lte', value: 'today+2m' };
