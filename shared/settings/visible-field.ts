import { editsCustomField, may, seesCustomField, type Caller } from '../access/caller.ts';
import type { CustomFieldView } from './contract.ts';
import type { CustomField } from './model.ts';

/** A field on its way out: undefined when the reader may not see it; the grants only for who administers them. */
export const visibleField = (caller: Caller, field: CustomField): CustomFieldView | undefined => {
  if (!seesCustomField(caller, field.grants)) return undefined;
  const { grants, ...rest } = field;
  const editable = !field.retiredAt && editsCustomField(caller, grants);
  return { ...rest, editable, ...(may(caller, 'settings:admin') ? { grants } : {}) };
};

export const visibleFields = (caller: Caller, fields: readonly CustomField[]): CustomFieldView[] =>
  fields.flatMap((field) => visibleField(caller, field) ?? []);
