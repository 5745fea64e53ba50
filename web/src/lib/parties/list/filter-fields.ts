import { listParties } from '#shared/parties/contract';
import { call } from '#lib/api.ts';
import { formatNumber } from '#lib/format.ts';
import type { FilterField } from '#lib/ui/filters.ts';
import type { Option } from '#lib/ui/options.ts';
import { fieldText, groupLabel, optionsOf, type ListField } from '../columns.ts';

/** Free fields that hold few values: offered as they occur, with how often. */
const suggested = new Set([
  'region',
  'country',
  'province',
  'city',
  'lineOfBusiness',
  'tags',
  'customer.terms.currency',
  'supplier.terms.currency',
]);

const suggest = (field: ListField) => async (): Promise<Option[]> => {
  const { facets } = await call(listParties, { query: { limit: 1, facets: field.id } });
  return (facets?.[field.id] ?? []).flatMap(({ value, count }) =>
    value === null ? [] : [{ value, label: fieldText(field, value) || value, detail: formatNumber(count, 0) }],
  );
};

/** What can be asked first; the rest follows in the order of the catalogue. */
const first = ['region', 'lineOfBusiness', 'tags', 'kind', 'updatedAt', 'createdAt', 'contact.name'];
const order = ['party', 'customer', 'supplier', 'contact'];

/** The fields as the filter bar offers them. Values of free fields that stand in a condition already are named too. */
export const filterFields = (fields: readonly ListField[]): FilterField[] =>
  [...fields]
    .sort((a, b) => order.indexOf(a.of) - order.indexOf(b.of) || rank(a.id) - rank(b.id))
    .map((field) => {
      const options = optionsOf(field);
      return {
        field: field.id,
        label: field.label,
        kind: field.kind,
        group: groupLabel(field.of),
        ...(options ? { options } : {}),
        ...(suggested.has(field.id)
          ? { suggest: suggest(field), say: (value: string) => fieldText(field, value) }
          : {}),
      };
    });

const rank = (id: string): number => (first.includes(id) ? first.indexOf(id) : first.length);
