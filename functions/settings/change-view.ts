import { http } from '#platform/http/http';
import { commit } from '#platform/table/commit';
import { changeView } from '#shared/settings/contract';
import { decideViewChange } from '#shared/settings/share-view';
import { seesView } from '#shared/settings/visible-view';
import { DomainError } from '#shared/kernel/errors';
import { customFields, readView, replaceView } from './store.ts';

export const handler = http(changeView, async ({ params, body, caller, now }) => {
  const [before, fields] = await Promise.all([readView(caller.staffId, params.viewId), customFields()]);
  if (!seesView(caller, before, fields)) throw new DomainError('NOT_FOUND', 'there is no such view');
  const after = decideViewChange({ caller, view: before, given: body, now });
  await commit(replaceView(before, after, body.version));
  return after;
});
