import { listCustomFields, type CustomFieldView } from '#shared/settings/contract';
import { call } from '#lib/api.ts';
import { language } from '#lib/locale.svelte.ts';

let known = $state.raw<readonly CustomFieldView[]>([]);

/** The fields that an admin added, as far as the reader may see them. */
export const loadCustomFields = async (): Promise<readonly CustomFieldView[]> => {
  known = (await call(listCustomFields)).items;
  return known;
};

export const customFields = (): readonly CustomFieldView[] => known;

type Section = { heading: string; fields: CustomFieldView[] };

/** The fields of one home that are in use, under the headings that an admin gave them; those without come first. */
export const customSections = (of: CustomFieldView['of']): Section[] => {
  const fields = known.filter((field) => field.of === of && !field.retiredAt);
  return [...Map.groupBy(fields, ({ section }) => section?.[language()] ?? '')]
    .map(([heading, those]) => ({ heading, fields: those }))
    .sort((a, b) => Number(a.heading !== '') - Number(b.heading !== ''));
};
