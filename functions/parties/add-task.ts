import { http } from '#platform/http/http';
import { createOnce, rememberCreation } from '#platform/http/idempotency';
import { newId } from '#platform/ids';
import { mostOpenTasks, mustHaveRoomForTask, newTask } from '#shared/parties/activity';
import { addTask } from '#shared/parties/activity-contract';
import { mustBeOpen } from '#shared/parties/change-party';
import { taskChanges } from '#shared/parties/changes';
import { mustEdit } from '#shared/parties/visible';
import { countOpenTasks, loadTask, newTaskWrite } from './activity-store.ts';
import { onceInParty } from './in-party.ts';
import { mustTakeTask } from './keepers.ts';

export const handler = http(addTask, async ({ params, body, caller, now, idempotency }) => {
  mustEdit(caller, 'notes');
  const { partyId } = params;
  return createOnce(caller.staffId, idempotency, {
    create: () =>
      onceInParty({
        partyId,
        caller,
        now,
        load: () => countOpenTasks(partyId, mostOpenTasks),
        decide: async ({ party }, open) => {
          mustBeOpen(party);
          await mustTakeTask(caller, body.assigneeId, party);
          mustHaveRoomForTask(open);
          const task = newTask({ id: newId('tsk'), partyId, caller, now }, party.legalName, body);
          return {
            answer: task,
            writes: [...rememberCreation(caller.staffId, idempotency, task.id, now), newTaskWrite(task)],
            action: 'task.added',
            part: `task:${task.id}`,
            changes: taskChanges(undefined, task),
          };
        },
      }),
    again: (id) => loadTask(partyId, id),
  });
});
