import { auditWrite, chainHead } from '#platform/audit/chain';
import { commit, retrying } from '#platform/table/commit';
import type { Caller } from '#shared/access/caller';
import { changedTask, type Task } from '#shared/parties/activity';
import { taskChanges } from '#shared/parties/changes';
import { allOpenTasksOf, loadTask, taskWrite } from '../parties/activity-store.ts';
import { auditOf } from '../parties/store.ts';
import type { HandedOver } from './hand-over.ts';

type Handing = { from: string; to: string; reason: string; caller: Caller; now: Date; inTime: () => boolean };

const atOnce = 6;

const handOverTask = ({ from, to, reason, caller, now }: Handing, { partyId, id }: Task): Promise<void> =>
  retrying(async () => {
    const [task, head] = await Promise.all([loadTask(partyId, id), chainHead(auditOf(partyId))]);
    if (task.assigneeId !== from || task.state !== 'open') return;
    const after = changedTask({ task, given: { assigneeId: to }, version: task.version, caller, now });
    const happening = {
      action: 'task.handed-over',
      part: `task:${id}`,
      why: reason,
      changes: taskChanges(task, after),
    };
    await commit([taskWrite(task, after), auditWrite({ entity: auditOf(partyId), head, caller, now, ...happening })]);
  });

/** Open tasks go to whoever takes over, so that nothing waits for somebody who is gone; as far as the time of a request goes. */
export const handOverTasks = async (handing: Handing): Promise<HandedOver> => {
  const tasks = await allOpenTasksOf(handing.from);
  let at = 0;
  for (; at < tasks.length && handing.inTime(); at += atOnce)
    await Promise.all(tasks.slice(at, at + atOnce).map((task) => handOverTask(handing, task)));
  const handedOver = Math.min(at, tasks.length);
  return { handedOver, remaining: tasks.length - handedOver };
};
