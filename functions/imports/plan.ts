import type { Mapping } from '#shared/imports/model';
import type { RowPlan } from '#shared/imports/row-draft';
import { rowPlan } from '#shared/imports/row-plan';
import { allStaff } from '../access/store.ts';
import { customFields } from '../settings/store.ts';

/** A mapping with what it takes to read rows by it: the staff by name, the custom fields as they are now. */
export const planOf = async (mapping: Mapping, headers: readonly string[]): Promise<RowPlan> => {
  const [staff, fields] = await Promise.all([allStaff(), customFields()]);
  return rowPlan(mapping, headers, staff, fields);
};
