import type { CustomFieldView } from '#shared/settings/contract';
import type { CustomValues } from '#shared/parties/model';
import { language } from '#lib/locale.svelte.ts';
import type { KeyValue } from '#lib/ui/key-value.ts';
import { fieldText } from '../columns.ts';
import { customSections } from '../custom-fields.svelte.ts';

/** What an admin added to a home, in its sections, with the values of one record. */
export const customFacts = (
  of: CustomFieldView['of'],
  values: CustomValues | null | undefined,
): { heading: string; pairs: KeyValue[] }[] =>
  customSections(of).map(({ heading, fields }) => ({
    heading,
    pairs: fields.map(({ id, kind, label, options: offered }) => {
      const options = offered?.map((one) => ({ value: one.id, label: one.label[language()] }));
      return { key: label[language()], value: fieldText({ id, kind, ...(options ? { options } : {}) }, values?.[id]) };
    }),
  }));
