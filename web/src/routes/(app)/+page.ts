import { listMyTasks } from '#shared/parties/activity-contract';
import { listProposals } from '#shared/parties/bank-contract';
import { getHome, listParties } from '#shared/parties/contract';
import { call } from '#lib/api.ts';
import { loadCustomFields } from '#lib/parties/custom-fields.svelte.ts';
import { sectionsOfJob } from '#lib/parties/home/sections.ts';
import { loadPeople } from '#lib/parties/people.svelte.ts';
import type { PageLoad } from './$types';

const mostLines = 20;
const none = { items: [] };

type Counted = readonly { value: string | null; count: number }[] | undefined;
const byValue = (facet: Counted): Record<string, number> =>
  Object.fromEntries((facet ?? []).flatMap(({ value, count }) => (value === null ? [] : [[value, count]])));

export const load = (async ({ parent }) => {
  // A tab that was just opened takes its session over first.
  await parent();
  const sections = sectionsOfJob();
  const query = { limit: mostLines };
  const [home, list, tasks, proposals] = await Promise.all([
    call(getHome),
    call(listParties, { query: { limit: 1, facets: 'customer.state,supplier.state' } }),
    sections.includes('tasks') ? call(listMyTasks, { query }) : none,
    sections.includes('proposals') ? call(listProposals, { query }) : none,
    loadPeople(),
  ]);
  if (home.incomplete && home.incomplete.length > 0) await loadCustomFields();
  return {
    home,
    sections,
    tasks: tasks.items,
    proposals: proposals.items,
    states: { customer: byValue(list.facets?.['customer.state']), supplier: byValue(list.facets?.['supplier.state']) },
  };
}) satisfies PageLoad;
