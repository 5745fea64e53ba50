import { auditWrite, chainHead } from '#platform/audit/chain';
import { http } from '#platform/http/http';
import { newId } from '#platform/ids';
import { commit, retrying } from '#platform/table/commit';
import { changesBetween } from '#shared/access/audit';
import { mustBeCurrent } from '#shared/kernel/versions';
import { changeOptionList } from '#shared/settings/contract';
import { decideOptions, startingList } from '#shared/settings/option-lists';
import { optionListWrite, readOptionLists, settingsChain } from './store.ts';

export const handler = http(changeOptionList, ({ params: { listId }, body, caller, now }) =>
  retrying(async () => {
    const [lists, head] = await Promise.all([readOptionLists(), chainHead(settingsChain)]);
    const before = lists.find(({ id }) => id === listId) ?? startingList(listId);
    mustBeCurrent(body.version, before.version, before);
    const options = decideOptions({ before: before.options, drafts: body.options, newId: () => newId('opt') });
    const after = { id: listId, options, version: body.version + 1 };
    const changes = changesBetween({ options: before.options }, { options }, () => 'settings');
    const audit = auditWrite({
      entity: settingsChain,
      head,
      caller,
      now,
      action: 'options.changed',
      part: `options:${listId}`,
      why: body.reason,
      changes,
    });
    await commit([optionListWrite(after), audit]);
    return after;
  }),
);
