import type { Caller } from '#shared/access/caller';
import type { ExportWords } from '#shared/imports/export-columns';
import { readableBy } from '#shared/parties/readable';
import { customRegisterFields, partyRegisterFields } from '#shared/parties/register-fields';
import { allStaff } from '../access/store.ts';
import { customFields } from '../settings/store.ts';

/** What the columns of an export are made of: what this person may see, in their words. */
export const exportWords = async (caller: Caller, locale: ExportWords['locale']): Promise<ExportWords> => {
  const [fields, staff] = await Promise.all([customFields(), allStaff()]);
  return {
    locale,
    readable: readableBy(caller, fields),
    fields: [...partyRegisterFields, ...customRegisterFields(fields)],
    customFields: fields,
    people: new Map(staff.map(({ staffId, name }) => [staffId, name])),
  };
};
