import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { version } from '../kernel/paging.ts';
import { CustomField, CustomFieldId, CustomHome, CustomKind, Grants, HelpText, Label, maxOptions } from './model.ts';
import { OptionDraft, OptionList, OptionListId } from './option-lists.ts';
import { SavedView, viewLists, ViewState } from './saved-view.ts';

const reason = z.optional(z.nullable(z.string().check(z.trim(), z.maxLength(500))));
const ofField = z.object({ fieldId: CustomFieldId });

/** A field as a reader gets it; the grants are for who administers them. */
export const CustomFieldView = z.object({ ...CustomField.shape, grants: z.optional(Grants), editable: z.boolean() });
export type CustomFieldView = z.infer<typeof CustomFieldView>;

const definition = {
  label: Label,
  help: z.optional(z.nullable(HelpText)),
  options: z.optional(z.array(OptionDraft).check(z.maxLength(maxOptions))),
  required: z.optional(z.boolean()),
  order: z.optional(z.int().check(z.gte(0), z.lte(10_000))),
  section: z.optional(z.nullable(Label)),
  grants: z.optional(Grants),
};

export const listCustomFields = endpoint({
  operation: 'settings/list-custom-fields',
  method: 'GET',
  path: '/custom-fields',
  permission: 'signed-in',
  summary: 'Custom fields the reader may see, in the order of their forms, and whether the reader may edit each.',
  query: z.object({ of: z.optional(CustomHome), retired: z.optional(z.enum(['with'])) }),
  result: z.object({ items: z.array(CustomFieldView) }),
});

export const addCustomField = endpoint({
  operation: 'settings/add-custom-field',
  method: 'POST',
  path: '/custom-fields',
  permission: 'settings:admin',
  summary: 'Add a field at run time; nobody but admin sees it until granted.',
  body: z.object({ of: CustomHome, kind: CustomKind, ...definition }),
  result: CustomFieldView,
  status: 201,
});

export const changeCustomField = endpoint({
  operation: 'settings/change-custom-field',
  method: 'PATCH',
  path: '/custom-fields/{fieldId}',
  permission: 'settings:admin',
  summary: 'Change wording, options, grants or place of a field; its kind and home are fixed.',
  params: ofField,
  body: z.object({
    ...z.partial(z.object(definition)).shape,
    kind: z.optional(CustomKind),
    of: z.optional(CustomHome),
    version,
    reason,
  }),
  result: CustomFieldView,
});

export const retireCustomField = endpoint({
  operation: 'settings/retire-custom-field',
  method: 'POST',
  path: '/custom-fields/{fieldId}/retire',
  permission: 'settings:admin',
  summary: 'Take a field out of forms; its values are kept.',
  params: ofField,
  body: z.object({ version, reason }),
  result: CustomFieldView,
});

export const reviveCustomField = endpoint({
  operation: 'settings/revive-custom-field',
  method: 'POST',
  path: '/custom-fields/{fieldId}/revive',
  permission: 'settings:admin',
  summary: 'Bring a retired field back, with the values it had.',
  params: ofField,
  body: z.object({ version, reason }),
  result: CustomFieldView,
});

export const orderCustomFields = endpoint({
  operation: 'settings/order-custom-fields',
  method: 'PUT',
  path: '/custom-fields/order',
  permission: 'settings:admin',
  summary: 'Put the fields of one home into this order.',
  body: z.object({ of: CustomHome, ids: z.array(CustomFieldId).check(z.minLength(1), z.maxLength(100)) }),
  result: z.object({ items: z.array(CustomFieldView) }),
});

export const listOptionLists = endpoint({
  operation: 'settings/list-option-lists',
  method: 'GET',
  path: '/option-lists',
  permission: 'signed-in',
  summary: 'Suggestions for free fields, such as lines of business, in both languages.',
  result: z.object({ items: z.array(OptionList) }),
});

export const changeOptionList = endpoint({
  operation: 'settings/change-option-list',
  method: 'PUT',
  path: '/option-lists/{listId}',
  permission: 'settings:admin',
  summary: 'Replace the suggestions of one list; those left out are retired.',
  params: z.object({ listId: OptionListId }),
  body: z.object({
    options: z.array(OptionDraft).check(z.maxLength(maxOptions)),
    version: z.int().check(z.gte(0)),
    reason,
  }),
  result: OptionList,
});

const viewName = z.string().check(z.trim(), z.minLength(1), z.maxLength(60));
const ofView = z.object({ viewId: z.string().check(z.maxLength(40)) });

export const listViews = endpoint({
  operation: 'settings/list-views',
  method: 'GET',
  path: '/views',
  permission: 'signed-in',
  summary: "The reader's saved views and the shared ones that name no field the reader may not see.",
  query: z.object({ list: z.optional(z.enum(viewLists)) }),
  result: z.object({ items: z.array(SavedView) }),
});

export const saveView = endpoint({
  operation: 'settings/save-view',
  method: 'POST',
  path: '/views',
  permission: 'signed-in',
  summary: 'Keep a list as it is now under a name; sharing it needs its own right.',
  body: z.object({ name: viewName, list: z.enum(viewLists), state: ViewState, shared: z._default(z.boolean(), false) }),
  result: SavedView,
  status: 201,
});

export const changeView = endpoint({
  operation: 'settings/change-view',
  method: 'PATCH',
  path: '/views/{viewId}',
  permission: 'signed-in',
  summary: 'Rename a view, give it another state, share it or take it back.',
  params: ofView,
  body: z.object({
    name: z.optional(viewName),
    state: z.optional(ViewState),
    shared: z.optional(z.boolean()),
    version,
  }),
  result: SavedView,
});

export const removeView = endpoint({
  operation: 'settings/remove-view',
  method: 'DELETE',
  path: '/views/{viewId}',
  permission: 'signed-in',
  summary: 'Forget a saved view.',
  params: ofView,
  result: z.object({ id: z.string() }),
});

export const settingsEndpoints = [
  listCustomFields,
  addCustomField,
  orderCustomFields,
  changeCustomField,
  retireCustomField,
  reviveCustomField,
  listOptionLists,
  changeOptionList,
  listViews,
  saveView,
  changeView,
  removeView,
] as const;
