import { http } from '#platform/http/http';
import { listViews } from '#shared/settings/contract';
import { seesView } from '#shared/settings/visible-view';
import { customFields, readViews } from './store.ts';

export const handler = http(listViews, async ({ caller }) => {
  const [views, fields] = await Promise.all([readViews(caller.staffId), customFields()]);
  const items = views.filter((view) => seesView(caller, view, fields));
  return { items: items.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')) };
});
