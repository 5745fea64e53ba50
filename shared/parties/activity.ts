import * as z from 'zod/mini';
import { Day, Instant } from '../kernel/dates.ts';
import { DomainError } from '../kernel/errors.ts';
import { mustBeCurrent } from '../kernel/versions.ts';
import type { Caller } from '../access/caller.ts';
import { merged } from './merge.ts';
import { PartyId, StaffId, text } from './model.ts';

/** What somebody wrote down about a party; it is added, never changed. */
export const Note = z.object({
  id: z.string(),
  partyId: PartyId,
  text: z.string(),
  at: Instant,
  by: StaffId,
  byName: z.string(),
});
export type Note = z.infer<typeof Note>;

export const TaskFacts = z.object({
  title: text(200),
  dueOn: Day,
  assigneeId: StaffId,
  detail: z.optional(z.nullable(text(2000))),
});
export type TaskFacts = z.infer<typeof TaskFacts>;

/** Something to be done about a party, by somebody, by a day. */
export const Task = z.object({
  id: z.string(),
  partyId: PartyId,
  partyName: z.string(),
  ...TaskFacts.shape,
  state: z.enum(['open', 'done']),
  doneAt: z.optional(z.nullable(Instant)),
  doneBy: z.optional(z.nullable(StaffId)),
  createdAt: Instant,
  createdBy: StaffId,
  version: z.int(),
});
export type Task = z.infer<typeof Task>;

type Written = { id: string; partyId: string; caller: Caller; now: Date };

export const newNote = ({ id, partyId, caller, now }: Written, words: string): Note => ({
  id,
  partyId,
  text: words,
  at: now.toISOString(),
  by: caller.staffId,
  byName: caller.name,
});

export const newTask = ({ id, partyId, caller, now }: Written, partyName: string, facts: TaskFacts): Task => ({
  ...facts,
  id,
  partyId,
  partyName,
  state: 'open',
  createdAt: now.toISOString(),
  createdBy: caller.staffId,
  version: 1,
});

type TaskChange = { [Field in keyof TaskFacts]?: TaskFacts[Field] | null | undefined } & {
  state?: Task['state'] | undefined;
};
type Changing = { task: Task; given: TaskChange; version: number; caller: Caller; now: Date };

/** Done by whoever does it, not only by the assignee: the entry says who. */
export const changedTask = ({ task, given, version, caller, now }: Changing): Task => {
  mustBeCurrent(version, task.version, task);
  const after = merged<Task>(task, { ...given, version: task.version + 1 });
  if (after.state === task.state) return after;
  if (after.state === 'done') return { ...after, doneAt: now.toISOString(), doneBy: caller.staffId };
  const { doneAt: _at, doneBy: _by, ...open } = after;
  return open;
};

/** A party's open tasks are read together, so their number is bounded. */
export const mostOpenTasks = 200;
export const mustHaveRoomForTask = (open: number): void => {
  if (open >= mostOpenTasks) {
    throw new DomainError('INPUT_INVALID', `a party has at most ${String(mostOpenTasks)} open tasks`);
  }
};
