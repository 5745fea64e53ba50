import { DomainError } from '#shared/kernel/errors';
import { Note, Task } from '#shared/parties/activity';
import { insert, rewrite, type Write } from '#platform/table/commit';
import { indexes, keys, ranges } from '#platform/table/keys';
import { getItem, placeOf, queryAll, queryPage } from '#platform/table/table';

export const newNoteWrite = (note: Note): Write => insert({ ...keys.note(note.partyId, note.id), ...note });

export const loadNote = async (partyId: string, noteId: string): Promise<Note> => {
  const item = await getItem(keys.note(partyId, noteId));
  if (!item) throw new DomainError('NOT_FOUND', 'there is no such note');
  return Note.parse(item);
};

/** Notes of a party, the newest first. */
export const notesOf = async (
  partyId: string,
  limit: number,
  after: unknown,
): Promise<{ notes: Note[]; next: unknown }> => {
  const { items, next } = await queryPage(ranges.notes(partyId), { backwards: true, limit, after: placeOf(after) });
  return { notes: items.map((item) => Note.parse(item)), next };
};

/** An open task is in its assignee's index, by its day, and in its party's; once done it leaves both. */
const taskItem = (task: Task) => ({
  ...keys.task(task.partyId, task.id),
  ...task,
  ...(task.state === 'open'
    ? { ...indexes.tasksOf(task.assigneeId, `${task.dueOn}#${task.id}`), ...indexes.openTasksAt(task.partyId, task.id) }
    : {}),
});

export const newTaskWrite = (task: Task): Write => insert(taskItem(task));
export const taskWrite = (before: Task, after: Task): Write => rewrite(taskItem(after), before.version);

export const loadTask = async (partyId: string, taskId: string): Promise<Task> => {
  const item = await getItem(keys.task(partyId, taskId));
  if (!item) throw new DomainError('NOT_FOUND', 'there is no such task');
  return Task.parse(item);
};

/** How many open tasks a party has, counted no further than `most`; the index lags by a moment. */
export const countOpenTasks = async (partyId: string, most: number): Promise<number> => {
  const { gsi3pk } = indexes.openTasksAt(partyId, '');
  return (await queryPage({ pk: gsi3pk, prefix: '' }, { index: 'gsi3', limit: most })).items.length;
};

type TaskPage = { tasks: Task[]; next: unknown };

/** Tasks of a party, the newest first. */
export const tasksOf = async (partyId: string, limit: number, after: unknown): Promise<TaskPage> => {
  const { items, next } = await queryPage(ranges.tasks(partyId), { backwards: true, limit, after: placeOf(after) });
  return { tasks: items.map((item) => Task.parse(item)), next };
};

/** Open tasks of a person, the most urgent first. */
export const openTasksOf = async (staffId: string, limit: number, after: unknown): Promise<TaskPage> => {
  const { gsi2pk } = indexes.tasksOf(staffId, '');
  const { items, next } = await queryPage({ pk: gsi2pk, prefix: '' }, { index: 'gsi2', limit, after: placeOf(after) });
  return { tasks: items.map((item) => Task.parse(item)), next };
};

/** All of them, for who hands them over. */
export const allOpenTasksOf = async (staffId: string): Promise<Task[]> => {
  const { gsi2pk } = indexes.tasksOf(staffId, '');
  return (await queryAll({ pk: gsi2pk, prefix: '' }, { index: 'gsi2' })).map((item) => Task.parse(item));
};
