import { http } from '#platform/http/http';
import { changedTask } from '#shared/parties/activity';
import { changeTask } from '#shared/parties/activity-contract';
import { taskChanges } from '#shared/parties/changes';
import { mustEdit } from '#shared/parties/visible';
import { loadTask, taskWrite } from './activity-store.ts';
import { inParty } from './in-party.ts';
import { mustTakeTask } from './keepers.ts';

export const handler = http(changeTask, async ({ params, body, caller, now }) => {
  mustEdit(caller, 'notes');
  const { partyId, taskId } = params;
  const { version, ...given } = body;
  return inParty({
    partyId,
    caller,
    now,
    load: () => loadTask(partyId, taskId),
    decide: async ({ party }, before) => {
      await mustTakeTask(caller, given.assigneeId, party);
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
