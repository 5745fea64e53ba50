import { http } from '#platform/http/http';
import { changedTask } from '#shared/parties/activity';
import { changeTask } from '#shared/parties/activity-contract';
import { taskChanges } from '#shared/parties/changes';
import { mustEdit } from '#shared/parties/visible';
import { loadTask, taskWrite } from './activity-store.ts';
import { inParty } from './in-party.ts';
import { mustWorkHere } from './keepers.ts';

export const handler = http(changeTask, async ({ params, body, caller, now }) => {
  mustEdit(caller, 'notes');
  const { partyId, taskId } = params;
  const { version, ...given } = body;
  await mustWorkHere(caller, 'assigneeId', given.assigneeId ? [given.assigneeId] : []);
  return inParty({
    partyId,
    caller,
    now,
    load: () => loadTask(partyId, taskId),
    decide: (_whole, before) => {
      const after = changedTask({ task: before, given, version, caller, now });
      return {
        answer: after,
        writes: [taskWrite(before, after)],
        action: after.state === before.state ? 'task.changed' : `task.${after.state}`,
        part: `task:${taskId}`,
        changes: taskChanges(before, after),
      };
    },
  });
});
