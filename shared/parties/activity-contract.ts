import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { page, pageQuery, version } from '../kernel/paging.ts';
import { Note, Task, TaskFacts } from './activity.ts';
import { Attachment, FileFacts, fileHomes } from './attachment.ts';
import { PartyId, text } from './model.ts';

const ofParty = z.object({ partyId: PartyId });
const reason = z.optional(z.nullable(text(500)));

export const listNotes = endpoint({
  operation: 'parties/list-notes',
  method: 'GET',
  path: '/parties/{partyId}/notes',
  permission: 'party:read',
  summary: 'Notes on a party, the newest first.',
  params: ofParty,
  query: z.object(pageQuery),
  result: page(Note),
});
export const addNote = endpoint({
  operation: 'parties/add-note',
  method: 'POST',
  path: '/parties/{partyId}/notes',
  permission: 'note:write',
  summary: 'Write a note on a party; it is added, never changed.',
  params: ofParty,
  body: z.object({ text: text(4000) }),
  result: Note,
  status: 201,
});

export const listTasks = endpoint({
  operation: 'parties/list-tasks',
  method: 'GET',
  path: '/parties/{partyId}/tasks',
  permission: 'party:read',
  summary: 'Tasks of a party, open and done.',
  params: ofParty,
  query: z.object(pageQuery),
  result: page(Task),
});
export const addTask = endpoint({
  operation: 'parties/add-task',
  method: 'POST',
  path: '/parties/{partyId}/tasks',
  permission: 'note:write',
  summary: 'Give somebody a task on a party, due on a day.',
  params: ofParty,
  body: TaskFacts,
  result: Task,
  status: 201,
});
export const changeTask = endpoint({
  operation: 'parties/change-task',
  method: 'PATCH',
  path: '/parties/{partyId}/tasks/{taskId}',
  permission: 'note:write',
  summary: 'Change a task, or say that it is done.',
  params: z.object({ partyId: PartyId, taskId: z.string() }),
  body: z.object({ ...z.partial(TaskFacts).shape, state: z.optional(z.enum(['open', 'done'])), version }),
  result: Task,
});
export const listMyTasks = endpoint({
  operation: 'parties/list-my-tasks',
  method: 'GET',
  path: '/tasks',
  permission: 'party:read',
  summary: "The reader's own open tasks, the most urgent first.",
  query: z.object(pageQuery),
  result: page(Task),
});

const FileView = z.object({ ...z.omit(Attachment, { hash: true }).shape });
const ofFile = z.object({ partyId: PartyId, fileId: z.string() });
export const listFiles = endpoint({
  operation: 'parties/list-files',
  method: 'GET',
  path: '/parties/{partyId}/files',
  permission: 'party:read',
  summary: 'Files of a party and of the sides that the reader sees, the newest first.',
  params: ofParty,
  query: z.object({ of: z.optional(z.enum(fileHomes)) }),
  result: page(FileView),
});
export const addFile = endpoint({
  operation: 'parties/add-file',
  method: 'POST',
  path: '/parties/{partyId}/files',
  permission: 'file:write',
  summary: 'Announce a file and get an address to send it to; it is listed once it was sent and looked at.',
  params: ofParty,
  body: FileFacts,
  result: z.object({ file: FileView, uploadUrl: z.string() }),
  status: 201,
});
export const keepFile = endpoint({
  operation: 'parties/keep-file',
  method: 'POST',
  path: '/parties/{partyId}/files/{fileId}/uploaded',
  permission: 'file:write',
  summary: 'Say that the file was sent: its size and kind are checked, then it is kept.',
  params: ofFile,
  result: FileView,
});
export const openFile = endpoint({
  operation: 'parties/open-file',
  method: 'GET',
  path: '/parties/{partyId}/files/{fileId}',
  permission: 'party:read',
  summary: 'One file and an address to fetch it from, good for five minutes.',
  params: ofFile,
  result: z.object({ file: FileView, url: z.string() }),
});
export const archiveFile = endpoint({
  operation: 'parties/archive-file',
  method: 'POST',
  path: '/parties/{partyId}/files/{fileId}/archive',
  permission: 'file:write',
  summary: 'Take a file out of the list; nothing is deleted.',
  params: ofFile,
  body: z.object({ version, reason }),
  result: FileView,
});

export const activityEndpoints = [
  listNotes,
  addNote,
  listTasks,
  addTask,
  changeTask,
  listMyTasks,
  listFiles,
  addFile,
  keepFile,
  openFile,
  archiveFile,
] as const;
