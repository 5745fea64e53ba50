import { http } from '#platform/http/http';
import { commit, retrying } from '#platform/table/commit';
import { DomainError } from '#shared/kernel/errors';
import { mustBeCurrent } from '#shared/kernel/versions';
import { changeView } from '#shared/settings/contract';
import { decideViewChange } from '#shared/settings/share-view';
import { seesView } from '#shared/settings/visible-view';
import { customFields, readView, viewWrites } from './store.ts';

export const handler = http(changeView, ({ params, body, caller, now }) =>
  retrying(async () => {
    const [before, fields] = await Promise.all([readView(caller.staffId, params.viewId), customFields()]);
    if (!seesView(caller, before, fields)) throw new DomainError('NOT_FOUND', 'there is no such view');
    const after = decideViewChange({ caller, view: before, given: body, now });
    mustBeCurrent(body.version, before.version, before);
    await commit(viewWrites(before, after));
    return after;
  }),
);
