import { editsCustomField, type Caller } from '../access/caller.ts';
import { DomainError, type FieldError } from '../kernel/errors.ts';
import { checkCustomValues, missingRequired } from '../settings/custom-value.ts';
import type { CustomField, CustomHome } from '../settings/model.ts';
import { merged } from './merge.ts';
import type { CustomValues, PartyRole, RoleFacts } from './model.ts';
import { mustEditCustom, type CustomGrants } from './visible.ts';

export const grantsOf = (fields: readonly CustomField[]): CustomGrants =>
  new Map(fields.map(({ id, grants }) => [id, grants]));

type Settled = {
  caller: Caller;
  fields: readonly CustomField[];
  of: CustomHome;
  given: CustomValues | null | undefined;
  before?: CustomValues | undefined;
};

/**
 * The custom values after a change: each one the caller's to edit, of its field's kind, the required ones present. A required
 * field that the caller may not edit does not bind them: it is listed as lacking instead.
 */
export const settledCustom = ({ caller, fields, of, given, before }: Settled): CustomValues | undefined => {
  mustEditCustom(caller, given ?? undefined, grantsOf(fields));
  const checked = checkCustomValues(fields, of, given ?? undefined, before);
  if (!checked.ok) {
    const absent = checked.errors.every(({ code }) => code === 'not-available');
    throw new DomainError(absent ? 'FIELD_NOT_AVAILABLE' : 'INPUT_INVALID', 'custom fields are not as expected', {
      errors: checked.errors,
    });
  }
  const values = merged<CustomValues>(before ?? {}, checked.values);
  const lacking = missingRequired(fields, of, values).filter(({ grants }) => editsCustomField(caller, grants));
  if (lacking.length > 0) {
    const errors = lacking.map(({ id, label }) => ({
      path: `custom.${id}`,
      code: 'required',
      message: `${label.en} is required`,
    }));
    throw new DomainError('REQUIRED_FIELD_MISSING', errors.map(({ message }) => message).join('; '), { errors });
  }
  return Object.keys(values).length > 0 ? values : undefined;
};

type RoleGiven = { caller: Caller; fields: readonly CustomField[]; role: PartyRole; given: RoleFacts | undefined };

/** The facts of a role that is being given, its custom values settled; each refusal names its path within the role. */
export const settledRoleCustom = ({ caller, fields, role, given }: RoleGiven): RoleFacts => {
  try {
    return { ...given, custom: settledCustom({ caller, fields, of: role, given: given?.custom }) };
  } catch (error) {
    throw error instanceof DomainError ? withinRole(error, role) : error;
  }
};

const withinRole = ({ code, message, details }: DomainError, role: PartyRole): DomainError => {
  const errors = (Array.isArray(details.errors) ? details.errors : []).map((one: FieldError) => ({
    ...one,
    path: `${role}.${one.path}`,
  }));
  return new DomainError(code, message, { ...details, errors });
};
