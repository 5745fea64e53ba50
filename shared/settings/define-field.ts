import type * as z from 'zod/mini';
import { changesBetween, type FieldChange } from '../access/audit.ts';
import { DomainError, fieldError } from '../kernel/errors.ts';
import type { addCustomField, changeCustomField } from './contract.ts';
import { maxFieldsOfAHome, type CustomField, type CustomHome, type FieldOption } from './model.ts';
import { decideOptions, type OptionDraft } from './option-lists.ts';

type Added = z.output<NonNullable<typeof addCustomField.body>>;
type Changed = z.output<NonNullable<typeof changeCustomField.body>>;

const inUse = (fields: readonly CustomField[], of: CustomHome): CustomField[] =>
  fields.filter((field) => field.of === of && !field.retiredAt);

const mustHaveRoom = (fields: readonly CustomField[], of: CustomHome): void => {
  if (inUse(fields, of).length < maxFieldsOfAHome) return;
  throw new DomainError('TOO_MANY_FIELDS', `at most ${String(maxFieldsOfAHome)} fields: retire one first`, {
    of,
    most: maxFieldsOfAHome,
  });
};

type Options = {
  kind: CustomField['kind'];
  before?: readonly FieldOption[] | undefined;
  drafts: readonly OptionDraft[] | undefined;
  newOptionId: () => string;
};

const optionsOf = ({ kind, before = [], drafts, newOptionId }: Options): FieldOption[] | undefined => {
  const chooses = kind === 'choice' || kind === 'multi-choice';
  if (!chooses && drafts?.length)
    throw fieldError('INPUT_INVALID', 'options', `do not belong to a field of kind ${kind}`);
  if (!chooses) return undefined;
  const options = drafts ? decideOptions({ before, drafts, newId: newOptionId }) : [...before];
  if (!options.some(({ retired }) => !retired))
    throw fieldError('INPUT_INVALID', 'options', 'needs at least one option to choose');
  return options;
};

type Adding = { id: string; given: Added; fields: readonly CustomField[]; newOptionId: () => string };

/** A new field: invisible to all but admin until granted, at the end of its form unless placed. */
export const decideNewField = ({ id, given, fields, newOptionId }: Adding): CustomField => {
  const { of, kind, options: drafts, required = false, grants = {}, order, ...wording } = given;
  mustHaveRoom(fields, of);
  const last = Math.max(-1, ...fields.filter((field) => field.of === of).map((field) => field.order));
  const options = optionsOf({ kind, drafts, newOptionId });
  return {
    ...wording,
    id,
    of,
    kind,
    required,
    grants,
    order: order ?? last + 1,
    ...(options ? { options } : {}),
    version: 1,
  };
};

type Changing = { field: CustomField; given: Changed; newOptionId: () => string };

/** The field with what was named changed. Its kind and home never change: every stored value was checked against them. */
export const decideFieldChange = ({ field, given, newOptionId }: Changing): CustomField => {
  const { kind = field.kind, of = field.of, options: drafts, version: _version, reason: _reason, ...rest } = given;
  if (kind !== field.kind || of !== field.of) {
    throw new DomainError('FIELD_TYPE_FIXED', 'what a field holds never changes: retire it and add another', {
      kind: field.kind,
      of: field.of,
    });
  }
  const options = optionsOf({ kind, before: field.options, drafts, newOptionId });
  const named = Object.fromEntries(Object.entries(rest).filter(([, value]: [string, unknown]) => value !== undefined));
  return { ...field, ...named, ...(options ? { options } : {}), version: field.version + 1 };
};

export const decideRetirement = (field: CustomField, now: Date): CustomField =>
  field.retiredAt ? field : { ...field, retiredAt: now.toISOString(), version: field.version + 1 };

export const decideRevival = (field: CustomField, fields: readonly CustomField[]): CustomField => {
  if (!field.retiredAt) return field;
  mustHaveRoom(fields, field.of);
  return { ...field, retiredAt: null, version: field.version + 1 };
};

/** The fields whose place changes; those that were not named follow behind in their old order. */
export const decideOrder = (fields: readonly CustomField[], of: CustomHome, ids: readonly string[]): CustomField[] => {
  const ofHome = fields.filter((field) => field.of === of);
  const unknown = ids.findIndex((id) => !ofHome.some((field) => field.id === id));
  if (unknown >= 0) throw fieldError('INPUT_INVALID', `ids.${String(unknown)}`, `is not a field of ${of}`);
  const place = new Map(
    [...new Set(ids), ...ofHome.map(({ id }) => id)]
      .filter((id, at, all) => all.indexOf(id) === at)
      .map((id, at) => [id, at]),
  );
  return ofHome.flatMap((field) => {
    const order = place.get(field.id) ?? field.order;
    return order === field.order ? [] : [{ ...field, order, version: field.version + 1 }];
  });
};

const silent = new Set(['id', 'version']);
const spoken = (field: CustomField | undefined): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(field ?? {}).filter(
      ([name, value]: [string, unknown]) => !silent.has(name) && value !== undefined && value !== null,
    ),
  );

export const fieldChanges = (before: CustomField | undefined, after: CustomField): FieldChange[] =>
  changesBetween(spoken(before), spoken(after), () => 'settings');
