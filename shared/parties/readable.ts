import { seesClass, seesCustomField, type Caller } from '../access/caller.ts';
import type { FieldClass } from '../access/field-classes.ts';
import { fieldClasses } from '../access/field-classes.ts';
import type { Readable, RegisterField } from '../register/fields.ts';
import type { CustomField } from '../settings/model.ts';
import { partyRegisterFields } from './register-fields.ts';

const fixed: ReadonlyMap<string, RegisterField> = new Map(partyRegisterFields.map((field) => [field.id, field]));
const isClass = (name: string): name is FieldClass => fieldClasses.some((one) => one === name);

/** Whether a reader may see a field of a list: by its class, or for a custom field by its own grants and the side it stands on. */
export const readableBy = (caller: Caller, custom: readonly CustomField[]): Readable => {
  const grants = new Map(custom.map((field) => [field.id, field]));
  return (fieldId) => {
    const field = fixed.get(fieldId);
    if (field) return isClass(field.class) && seesClass(caller, field.class);
    const defined = grants.get(fieldId);
    if (!defined || !seesCustomField(caller, defined.grants)) return false;
    return defined.of === 'party' || seesClass(caller, defined.of);
  };
};
