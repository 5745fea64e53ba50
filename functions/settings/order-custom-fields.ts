import { auditWrite, chainHead } from '#platform/audit/chain';
import { http } from '#platform/http/http';
import { commit, retrying } from '#platform/table/commit';
import { orderCustomFields } from '#shared/settings/contract';
import { decideOrder } from '#shared/settings/define-field';
import { visibleFields } from '#shared/settings/visible-field';
import { forgetCustomFields, readCustomFields, fieldWrite, settingsChain } from './store.ts';

/** A transaction takes 100 actions, one of them the audit entry; a longer move is several, each complete by itself. */
const mostAtOnce = 90;

export const handler = http(orderCustomFields, async ({ body: { of, ids }, caller, now }) => {
  const move = async (): Promise<number> => {
    const [fields, head] = await Promise.all([readCustomFields(), chainHead(settingsChain)]);
    const moved = decideOrder(fields, of, ids);
    const some = moved.slice(0, mostAtOnce);
    if (some.length === 0) return 0;
    const changes = [{ field: `${of}.order`, class: 'settings', after: ids }];
    await commit([
      ...some.map(fieldWrite),
      auditWrite({ entity: settingsChain, head, caller, now, action: 'fields.ordered', changes }),
    ]);
    return moved.length - some.length;
  };
  while ((await retrying(move)) > 0);
  forgetCustomFields();
  const fields = await readCustomFields();
  return {
    items: visibleFields(
      caller,
      fields.filter((field) => field.of === of && !field.retiredAt),
    ),
  };
});
