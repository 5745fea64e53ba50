import { seesClass, type Caller } from '../access/caller.ts';
import { fieldById } from '../parties/fields.ts';
import type { CustomField } from './model.ts';
import { fieldsOfView, type SavedView } from './saved-view.ts';
import { seesField as seesCustomField } from './visible-field.ts';

const seesField = (caller: Caller, fields: readonly CustomField[], id: string): boolean => {
  const known = fieldById.get(id);
  if (known) return seesClass(caller, known.class);
  const custom = fields.find((field) => `custom.${field.id}` === id || field.id === id);
  return custom !== undefined && seesCustomField(caller, custom);
};

/** A shared view whose filter names a field the reader may not see would tell its value; such a view is not theirs. */
export const seesView = (caller: Caller, view: SavedView, fields: readonly CustomField[]): boolean =>
  view.ownerId === caller.staffId || fieldsOfView(view.state).every((id) => seesField(caller, fields, id));
