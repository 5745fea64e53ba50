import type { Caller } from '../access/caller.ts';
import { editsClass, editsCustomField } from '../access/caller.ts';
import { partyFields, type FieldKind, type PartyField } from '../parties/fields.ts';
import type { CustomField } from '../settings/model.ts';
import { choiceLabel, type ChoiceList } from './choice-labels.ts';

/** A field that a column may be mapped to. Custom fields carry their own labels; the web has those of the rest. */
export type ImportTarget = {
  id: string;
  of: PartyField['of'];
  kind: FieldKind;
  label?: { 'zh-CN': string; en: string } | undefined;
  /** Header words that mean this field. */
  headers: readonly string[];
  choices?: readonly { value: string; 'zh-CN': string; en: string }[] | undefined;
  required?: boolean | undefined;
  /** Several columns may feed it: telephone 1, telephone 2. */
  many: boolean;
};

const manyKinds: readonly FieldKind[] = ['tags', 'long-text'];

/** Whether a caller may put values into a field: its class, and for a role's field that side as well. */
const mayEdit = (caller: Caller, field: PartyField): boolean => {
  const side = field.of === 'customer' || field.of === 'supplier' ? editsClass(caller, field.of) : true;
  return side && editsClass(caller, field.class);
};

const choicesOf = (list: ChoiceList, values: readonly string[]): ImportTarget['choices'] =>
  values.map((value) => ({ value, 'zh-CN': choiceLabel(list, value, 'zh-CN'), en: choiceLabel(list, value, 'en') }));

const builtIn = (field: PartyField, values: (list: ChoiceList) => readonly string[]): ImportTarget => ({
  id: field.id,
  of: field.of,
  kind: field.kind,
  headers: field.headers ?? [],
  choices: field.choices ? choicesOf(field.choices, values(field.choices)) : undefined,
  required: field.id === 'legalName' ? true : undefined,
  many: manyKinds.includes(field.kind) || field.id === 'line',
});

const custom = (field: CustomField): ImportTarget => ({
  id: field.id,
  of: field.of,
  kind: field.kind,
  label: field.label,
  headers: [field.label['zh-CN'], field.label.en],
  choices: field.options
    ?.filter(({ retired }) => !retired)
    .map(({ id, label }) => ({ value: id, 'zh-CN': label['zh-CN'], en: label.en })),
  required: field.required ? true : undefined,
  many: false,
});

/** Every field that this caller may import, their custom fields among them. */
export const importTargets = (
  caller: Caller,
  customFields: readonly CustomField[],
  values: (list: ChoiceList) => readonly string[],
): ImportTarget[] => [
  ...partyFields.filter((field) => field.headers && mayEdit(caller, field)).map((field) => builtIn(field, values)),
  ...customFields
    .filter((field) => !field.retiredAt && editsCustomField(caller, field.grants))
    .filter(({ of }) => of === 'party' || editsClass(caller, of))
    .map(custom),
];
