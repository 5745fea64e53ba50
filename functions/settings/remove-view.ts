import { http } from '#platform/http/http';
import { commit } from '#platform/table/commit';
import { removeView } from '#shared/settings/contract';
import { mustChangeView } from '#shared/settings/share-view';
import { readView, removeView as removal } from './store.ts';

export const handler = http(removeView, async ({ params, caller }) => {
  const view = await readView(caller.staffId, params.viewId);
  mustChangeView(caller, view);
  await commit([removal(view)]);
  return { id: view.id };
});
