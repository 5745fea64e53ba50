import type { CustomGrants } from '#shared/parties/visible';
import { DomainError } from '#shared/kernel/errors';
import { CustomField, inOrder } from '#shared/settings/model';
import { OptionList, optionListIds, startingList } from '#shared/settings/option-lists';
import { SavedView } from '#shared/settings/saved-view';
import { log } from '#platform/log';
import { insert, remove, rewrite, type Write } from '#platform/table/commit';
import { keys, ranges } from '#platform/table/keys';
import { getItem, getItems, queryAll, type Item, type Key } from '#platform/table/table';

const freshForMs = 30_000;
let known: { fields: CustomField[]; at: number } | undefined;

/** For who just changed the fields, and for tests; other instances follow within 30 s. */
export const forgetCustomFields = (): void => {
  known = undefined;
};

/** Everything that knows of fields reads all of them: one that cannot be read is told to the operators and left out. */
const readable = (item: Item): CustomField[] => {
  const parsed = CustomField.safeParse(item);
  if (!parsed.success) log.error('custom-field.unreadable', parsed.error, { fieldId: item.id });
  return parsed.success ? [parsed.data] : [];
};

/** Every custom field, retired ones too, as stored this instant. */
export const readCustomFields = async (): Promise<CustomField[]> =>
  inOrder((await queryAll(ranges.customFields())).flatMap(readable));

/** Every custom field, retired ones too, at most 30 s old: definitions are read on every request. */
export const customFields = async (): Promise<CustomField[]> => {
  if (!known || performance.now() - known.at > freshForMs) {
    const at = performance.now();
    known = { fields: await readCustomFields(), at };
  }
  return known.fields;
};

/** Who may see and edit each custom field. A retired field keeps its grants: its values stay readable. */
export const customGrants = async (): Promise<CustomGrants> =>
  new Map((await customFields()).map(({ id, grants }) => [id, grants]));

export const readCustomField = async (fieldId: string): Promise<CustomField> => {
  const item = await getItem(keys.customField(fieldId));
  if (!item) throw new DomainError('NOT_FOUND', 'there is no such field');
  return CustomField.parse(item);
};

/** One chain for all settings: its next sequence is also what makes two admins take turns, so that a limit holds. */
export const settingsChain = 'SETTINGS';

export const insertField = (field: CustomField): Write => insert({ ...keys.customField(field.id), ...field });

/** The field at its next version; if someone wrote meanwhile, it is decided again. */
export const fieldWrite = (field: CustomField): Write =>
  rewrite({ ...keys.customField(field.id), ...field }, field.version - 1);

/** Each list as an admin left it, or as we start with it. */
export const readOptionLists = async (): Promise<OptionList[]> => {
  const stored = (await queryAll(ranges.optionLists())).map((item) => OptionList.parse(item));
  return optionListIds.map((id) => stored.find((list) => list.id === id) ?? startingList(id));
};

export const optionListWrite = (list: OptionList): Write => {
  const item = { ...keys.optionList(list.id), ...list };
  return list.version === 1 ? insert(item) : rewrite(item, list.version - 1);
};

const sharedViews = 'SHARED';
const keyOfView = ({ shared, ownerId, id }: Pick<SavedView, 'shared' | 'ownerId' | 'id'>): Key =>
  keys.savedView(shared ? sharedViews : ownerId, id);

/** A person's own views and the shared ones. */
export const readViews = async (staffId: string): Promise<SavedView[]> => {
  const found = await Promise.all([queryAll(ranges.savedViews(staffId)), queryAll(ranges.savedViews(sharedViews))]);
  return found.flat().map((item) => SavedView.parse(item));
};

export const readView = async (staffId: string, viewId: string): Promise<SavedView> => {
  const [item] = await getItems([keys.savedView(staffId, viewId), keys.savedView(sharedViews, viewId)]);
  if (!item) throw new DomainError('NOT_FOUND', 'there is no such view');
  return SavedView.parse(item);
};

export const insertView = (view: SavedView): Write => insert({ ...keyOfView(view), ...view });

/** Sharing a view moves it to where everybody's are. */
export const viewWrites = (before: SavedView, after: SavedView): Write[] =>
  before.shared === after.shared
    ? [rewrite({ ...keyOfView(after), ...after }, before.version)]
    : [remove(keyOfView(before), before.version), insert({ ...keyOfView(after), ...after })];

export const removeView = (view: SavedView): Write => remove(keyOfView(view), view.version);
