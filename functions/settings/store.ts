import type { CustomGrants } from '#shared/parties/visible';
import { CustomField, inOrder } from '#shared/settings/model';
import { keys, ranges } from '#platform/table/keys';
import { getItem, queryAll } from '#platform/table/table';

const freshForMs = 30_000;
let known: { fields: CustomField[]; at: number } | undefined;

/** For who just changed the fields, and for tests; other instances follow within 30 s. */
export const forgetCustomFields = (): void => {
  known = undefined;
};

/** Every custom field, retired ones too, as stored this instant. */
export const readCustomFields = async (): Promise<CustomField[]> =>
  inOrder((await queryAll(ranges.customFields())).map((item) => CustomField.parse(item)));

/** Every custom field, retired ones too, at most 30 s old: definitions are read on every request. */
export const customFields = async (): Promise<CustomField[]> => {
  if (!known || performance.now() - known.at > freshForMs) {
    const at = performance.now();
    known = { fields: await readCustomFields(), at };
  }
  return known.fields;
};

/** Who may see and edit each custom field. A retired field keeps its grants: its values stay readable. */
export const customGrants = async (): Promise<CustomGrants> => new Map((await customFields()).map(({ id, grants }) => [id, grants]));

export const readCustomField = async (fieldId: string): Promise<CustomField | undefined> => {
  const item = await getItem(keys.customField(fieldId));
  return item ? CustomField.parse(item) : undefined;
};
