import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { page, pageQuery, version } from '../kernel/paging.ts';
import { Role, text } from '../parties/model.ts';
import {
  ExportId,
  ExportView,
  fileKinds,
  ImportId,
  ImportRowView,
  ImportView,
  Mapping,
  maxFileBytes,
  RowDecision,
  rowStatuses,
} from './model.ts';

const ofImport = z.object({ importId: ImportId });

export const beginImport = endpoint({
  operation: 'imports/begin-import',
  method: 'POST',
  path: '/imports',
  permission: 'import:run',
  summary: 'Begin an import; the file itself is sent to `uploadUrl` by PUT with the type given here.',
  body: z.object({
    fileName: text(200),
    size: z.int().check(z.gte(1), z.lte(maxFileBytes)),
    type: z._default(z.string().check(z.maxLength(120)), 'application/octet-stream'),
  }),
  result: z.object({ import: ImportView, uploadUrl: z.string() }),
  status: 201,
});

export const inspectUpload = endpoint({
  operation: 'imports/inspect-upload',
  method: 'POST',
  path: '/imports/{importId}/uploaded',
  permission: 'import:run',
  summary: 'The file is there: find out its format, headers and first rows. Poll the import until it is `uploaded`.',
  params: ofImport,
  result: ImportView,
});

export const mapImport = endpoint({
  operation: 'imports/map-import',
  method: 'PUT',
  path: '/imports/{importId}/mapping',
  permission: 'import:run',
  summary: 'Say which field each column is, what rows have by default, and what is done with duplicates.',
  params: ofImport,
  body: z.object({ ...Mapping.shape, version }),
  result: ImportView,
});

export const checkImport = endpoint({
  operation: 'imports/check-import',
  method: 'POST',
  path: '/imports/{importId}/dry-run',
  permission: 'import:run',
  summary: 'Check every row without writing a party. Poll the import until it is `checked`.',
  params: ofImport,
  result: ImportView,
  status: 202,
});

export const listImports = endpoint({
  operation: 'imports/list-imports',
  method: 'GET',
  path: '/imports',
  permission: 'import:run',
  summary: 'Imports of the reader, latest first; admin sees those of all.',
  query: z.object(pageQuery),
  result: page(ImportView),
});

export const getImport = endpoint({
  operation: 'imports/get-import',
  method: 'GET',
  path: '/imports/{importId}',
  permission: 'import:run',
  summary:
    'An import with its state, progress and counts, what was found in the file, and the fields it may be mapped to.',
  params: ofImport,
  result: ImportView,
});

export const listImportRows = endpoint({
  operation: 'imports/list-import-rows',
  method: 'GET',
  path: '/imports/{importId}/rows',
  permission: 'import:run',
  summary: 'Rows that are not taken as they are, with their faults or the parties they look like.',
  params: ofImport,
  query: z.object({ ...pageQuery, status: z.optional(z.enum(rowStatuses)) }),
  result: page(ImportRowView),
});

export const decideImportRow = endpoint({
  operation: 'imports/decide-import-row',
  method: 'PUT',
  path: '/imports/{importId}/rows/{row}/decision',
  permission: 'import:run',
  summary: 'Decide one duplicate: skip the row, create a party all the same, or update a party that is there.',
  params: z.object({ importId: ImportId, row: z.coerce.number().check(z.int(), z.gte(1)) }),
  body: RowDecision,
  result: ImportRowView,
});

export const startImport = endpoint({
  operation: 'imports/start-import',
  method: 'POST',
  path: '/imports/{importId}/start',
  permission: 'import:run',
  summary: 'Load the rows that were checked; after a failure, go on where it stopped.',
  params: ofImport,
  result: ImportView,
  status: 202,
});

export const cancelImport = endpoint({
  operation: 'imports/cancel-import',
  method: 'POST',
  path: '/imports/{importId}/cancel',
  permission: 'import:run',
  summary: 'Stop an import. What was loaded stays until it is undone.',
  params: ofImport,
  result: ImportView,
});

export const undoImport = endpoint({
  operation: 'imports/undo-import',
  method: 'POST',
  path: '/imports/{importId}/undo',
  permission: 'import:run',
  summary:
    'Take the whole batch back: archive what it created, restore what it changed. What was changed since is left and listed.',
  params: ofImport,
  result: ImportView,
  status: 202,
});

export const getFaultFile = endpoint({
  operation: 'imports/get-fault-file',
  method: 'GET',
  path: '/imports/{importId}/fault-file',
  permission: 'import:run',
  summary:
    'Where the rows that were not taken can be fetched, with the reason of each, to be corrected and imported again.',
  params: ofImport,
  result: z.object({ url: z.string(), fileName: z.string() }),
});

/** What is to be written: which parties, which columns, in whose words. */
export const ExportRequest = z.object({
  format: z._default(z.enum(fileKinds), 'xlsx'),
  query: z._default(
    z.object({
      q: z.optional(z.string().check(z.maxLength(200))),
      role: z.optional(Role),
      filter: z.optional(z.string().check(z.maxLength(4000))),
      sort: z.optional(z.string().check(z.maxLength(200))),
      archived: z.optional(z.enum(['only', 'with'])),
    }),
    {},
  ),
  columns: z.array(z.string().check(z.maxLength(80))).check(z.minLength(1), z.maxLength(100)),
  locale: z._default(z.enum(['zh-CN', 'en']), 'zh-CN'),
  /** Only these of the parties found, in a list of chosen ones. */
  partyIds: z.optional(z.array(z.string()).check(z.maxLength(1000))),
});

export const beginExport = endpoint({
  operation: 'imports/begin-export',
  method: 'POST',
  path: '/exports',
  permission: 'export:run',
  summary:
    'Write the parties of a list query to a file, with the columns asked for. Poll the export until it is `ready`.',
  body: ExportRequest,
  result: ExportView,
  status: 201,
});

export const getExport = endpoint({
  operation: 'imports/get-export',
  method: 'GET',
  path: '/exports/{exportId}',
  permission: 'export:run',
  summary: 'An export of the reader: its state, and where the file is once it is ready.',
  params: z.object({ exportId: ExportId }),
  result: ExportView,
});

export const importsEndpoints = [
  beginImport,
  listImports,
  getImport,
  inspectUpload,
  mapImport,
  checkImport,
  listImportRows,
  decideImportRow,
  startImport,
  cancelImport,
  undoImport,
  getFaultFile,
  beginExport,
  getExport,
] as const;
