import { earlierCreation, rememberCreation } from '#platform/http/idempotency';
import { http, type Request } from '#platform/http/http';
import { newId } from '#platform/ids';
import { commit, retrying } from '#platform/table/commit';
import { saveView } from '#shared/settings/contract';
import { mustShare } from '#shared/settings/share-view';
import { insertView, readView } from './store.ts';

const save = async ({ body, caller, now, idempotency }: Request<typeof saveView>): Promise<string> => {
  const earlier = await earlierCreation(caller.staffId, idempotency);
  if (earlier) return earlier;
  const view = { ...body, id: newId('viw'), ownerId: caller.staffId, version: 1, updatedAt: now.toISOString() };
  await commit([insertView(view), ...rememberCreation(caller.staffId, idempotency, view.id, now)]);
  return view.id;
};

export const handler = http(saveView, async (request) => {
  const { body, caller } = request;
  if (body.shared) mustShare(caller);
  return readView(caller.staffId, await retrying(() => save(request)));
});
