import { businessDay } from '../kernel/dates.ts';
import { DomainError, fieldError } from '../kernel/errors.ts';
import { provinces } from './divisions.ts';
import { withoutEmpty } from './merge.ts';
import type { Address, PartyFacts, PartyRole, RoleFacts } from './model.ts';

const divisionCodes = ['provinceCode', 'cityCode', 'areaCode', 'streetCode'] as const;

/** A province of the list, and every code below it within that province. Which cities there are is the picker's and the import's table. */
const wrongCode = (address: Address): (typeof divisionCodes)[number] | undefined => {
  if (address.country !== 'CN') return undefined;
  const province = divisionCodes.flatMap((field) => address[field] ?? [])[0]?.slice(0, 2);
  return divisionCodes.find((field) => {
    const code = address[field];
    return (
      code && !(/^\d+$/.test(code) && code.startsWith(province ?? '') && provinces.some((one) => one.code === province))
    );
  });
};

type Judged = { addresses?: PartyFacts['addresses'] | null; foundedOn?: string | null | undefined };

/** Refuses what has the right form and cannot be: a place that is nowhere (rights go by its region), a founding that lies ahead. */
export const mustBePlausible = ({ addresses, foundedOn }: Judged, now: Date): void => {
  for (const [at, address] of (addresses ?? []).entries()) {
    const field = wrongCode(address);
    if (field) throw fieldError('INPUT_INVALID', `addresses.${String(at)}.${field}`, 'is no division of this province');
  }
  if (foundedOn && foundedOn > businessDay(now)) throw fieldError('INPUT_INVALID', 'foundedOn', 'must not lie ahead');
};

/** Facts of a side whose role is not given would be lost unsaid. */
export const mustHaveRoleFor = (
  sides: { [Role in PartyRole]?: RoleFacts | undefined },
  roles: readonly PartyRole[],
): void => {
  for (const side of ['customer', 'supplier'] as const) {
    if (roles.includes(side) || Object.keys(withoutEmpty(sides[side] ?? {})).length === 0) continue;
    throw new DomainError('INPUT_INVALID', `the ${side} role is not among the roles`, {
      errors: [{ path: side, code: 'not-of-this-role', message: `needs ${side} among the roles` }],
    });
  }
};
