import { editsClass, editsCustomField, may, seesClass, seesCustomField, type Caller } from '../access/caller.ts';
import type { CustomFieldView } from './contract.ts';
import type { CustomField } from './model.ts';

/** A field is seen by its own grants, and one of a role only by whom that side is open to. */
export const seesField = (caller: Caller, { of, grants }: CustomField): boolean =>
  seesCustomField(caller, grants) && (of === 'party' || seesClass(caller, of));

const editsField = (caller: Caller, { of, grants, retiredAt }: CustomField): boolean =>
  !retiredAt && editsCustomField(caller, grants) && (of === 'party' || editsClass(caller, of));

/** A field on its way out: undefined when the reader may not see it; the grants only for who administers them. */
export const visibleField = (caller: Caller, field: CustomField): CustomFieldView | undefined => {
  if (!seesField(caller, field)) return undefined;
  const { grants, ...rest } = field;
  return { ...rest, editable: editsField(caller, field), ...(may(caller, 'settings:admin') ? { grants } : {}) };
};

export const visibleFields = (caller: Caller, fields: readonly CustomField[]): CustomFieldView[] =>
  fields.flatMap((field) => visibleField(caller, field) ?? []);
