import { loadCustomFields } from '#lib/parties/custom-fields.svelte.ts';
import { loadPeople } from '#lib/parties/people.svelte.ts';
import type { PageLoad } from './$types';

export const load = (async ({ parent }) => {
  // A tab that was just opened takes its session over first.
  await parent();
  await Promise.all([loadPeople(), loadCustomFields()]);
}) satisfies PageLoad;
