import type { Caller } from '#shared/access/caller';
import { labelsOf } from '#shared/imports/choice-labels';
import { importTargets, type ImportTarget } from '#shared/imports/target';
import { customFields } from '../settings/store.ts';

/** Every field that this person may import, those defined at run time among them. */
export const targetsFor = async (caller: Caller): Promise<ImportTarget[]> =>
  importTargets(caller, await customFields(), (list) => Object.keys(labelsOf(list)));
