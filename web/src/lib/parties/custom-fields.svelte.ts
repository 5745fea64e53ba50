import { listCustomFields, type CustomFieldView } from '#shared/settings/contract';
import { call } from '#lib/api.ts';

let known = $state.raw<readonly CustomFieldView[]>([]);

/** The fields that an admin added, as far as the reader may see them. */
export const loadCustomFields = async (): Promise<readonly CustomFieldView[]> => {
  known = (await call(listCustomFields)).items;
  return known;
};

export const customFields = (): readonly CustomFieldView[] => known;
