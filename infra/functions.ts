import { basename } from 'node:path';

/**
 * Every function of the product that is not a capability's API, and what each function may do.
 * Plain data: the bundler, the stacks and the tests read the same list. Nothing here imports a handler.
 */
export const tableActions = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'Scan',
] as const;
export type TableAction = (typeof tableActions)[number];

/** Reads never change anything; writes are the single actions that a transaction is authorised by. */
const reads: TableAction[] = ['GetItem', 'BatchGetItem', 'Query'];
const writes: TableAction[] = ['PutItem', 'UpdateItem'];
const deletes: TableAction[] = ['DeleteItem'];

export const staffPoolActions = [
  'AdminCreateUser',
  'AdminGetUser',
  'AdminAddUserToGroup',
  'AdminRemoveUserFromGroup',
  'AdminDisableUser',
  'AdminEnableUser',
  'AdminUserGlobalSignOut',
  'AdminSetUserMFAPreference',
  'AdminResetUserPassword',
] as const;
export type StaffPoolAction = (typeof staffPoolActions)[number];

export type Needs = {
  table?: TableAction[];
  /** Objects of the register bucket: list snapshots and their pointers. */
  register?: 'read' | 'write';
  /** Objects of the files bucket: attachments, import sheets, exports. */
  files?: 'read' | 'write';
  /** The key that wraps each party's data key, and the key of blind indexes. */
  secrets?: true;
  /** The key of blind indexes alone: cursors are sealed with one made from it. */
  cursors?: true;
  staffPool?: StaffPoolAction[];
  mail?: true;
  /** Tells other systems, on the event bus. */
  events?: true;
  /** Workflows it may start, by name. */
  starts?: string[];
};

export type FunctionDescription = {
  name: string;
  /** The source file; its bundle is `.build/functions/<name>`. */
  entry: string;
  timeoutSeconds?: number;
  memoryMb?: number;
  needs: Needs;
};

/** What each capability's API may do. A capability without a row here does not synthesise. */
export const apiNeeds: Record<string, Needs> = {
  system: { table: ['GetItem'] },
  parties: {
    table: [...reads, ...writes, ...deletes],
    register: 'read',
    files: 'write',
    secrets: true,
    mail: true,
  },
  // Who keeps what, for a handover, is asked of the register.
  access: {
    table: [...reads, 'PutItem', ...deletes],
    register: 'read',
    secrets: true,
    staffPool: [...staffPoolActions],
  },
  imports: { table: [...reads, 'PutItem', 'UpdateItem'], files: 'write', cursors: true, starts: ['import', 'export'] },
  settings: { table: [...reads, 'PutItem', ...deletes] },
};

/** On AWS memory is speed too: this one answers whole pages out of the register. */
const apiMemory: Record<string, number> = { parties: 1024 };

export const apiFunction = (capability: string): FunctionDescription => ({
  name: `${capability}-api`,
  entry: `functions/${capability}/api.ts`,
  timeoutSeconds: 29,
  memoryMb: apiMemory[capability],
  needs: apiNeeds[capability] ?? {},
});

/** Values that a part of a record may have, each whole or by its beginning, in the words of an event source's filter. */
type Heard = (string | { prefix: string })[];
export type StreamDescription = FunctionDescription & {
  /** Which records it is called for; the keys are those of `functions/platform/table/keys.ts`. */
  hears: { eventName?: Heard; dynamodb: { Keys: { pk: { S: Heard }; sk?: { S: Heard } } } };
};

/** Readers of the table's stream, in order per key. A shard serves two: there are never more than these two. */
export const streamConsumers: StreamDescription[] = [
  {
    name: 'project',
    entry: 'functions/projections/project.ts',
    timeoutSeconds: 60,
    memoryMb: 1024,
    // What a party's line is made of. Its own writings are in the stream too: without this each would call it once more.
    hears: {
      dynamodb: {
        Keys: {
          pk: { S: [{ prefix: 'PARTY#' }] },
          sk: { S: [{ prefix: '0#' }, { prefix: '1#CONTACT#' }, { prefix: '3#BANK#' }] },
        },
      },
    },
    needs: { table: ['Query', 'PutItem'] },
  },
  {
    name: 'publish',
    entry: 'functions/events/publish.ts',
    timeoutSeconds: 60,
    hears: { eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'AUDIT#' }] } } } },
    needs: { events: true },
  },
];

/** `rate(…)` or `cron(…)` in EventBridge's words, on Shanghai's clock. */
export type ScheduledDescription = FunctionDescription & { expression: string };

export const scheduledFunctions: ScheduledDescription[] = [
  {
    name: 'compact-register',
    entry: 'functions/register/compact.ts',
    expression: 'rate(1 minute)',
    timeoutSeconds: 120,
    memoryMb: 1024,
    needs: { table: [...reads, 'PutItem'], register: 'write' },
  },
  {
    name: 'tick',
    entry: 'functions/parties/tick.ts',
    expression: 'rate(15 minutes)',
    timeoutSeconds: 300,
    needs: { table: [...reads, 'PutItem'], register: 'read', mail: true },
  },
];

/** A state machine and the functions it calls; in the `.asl.json` they are `${LoadBatch}` for `load-batch.ts`. */
export type WorkflowDescription = { name: string; definition: string; tasks: FunctionDescription[] };

/** What reads sheets holds the libraries for it, and a workbook whole; the API's bundle has neither. */
const sheets = { timeoutSeconds: 300, memoryMb: 2048 };
const rows = { timeoutSeconds: 300, memoryMb: 1024 };

export const workflows: WorkflowDescription[] = [
  {
    name: 'import',
    definition: 'functions/imports/import.asl.json',
    tasks: [
      {
        name: 'inspect-file',
        entry: 'functions/imports/inspect-file.ts',
        ...sheets,
        needs: { table: [...reads, 'PutItem', 'UpdateItem'], files: 'read' },
      },
      {
        name: 'prepare-rows',
        entry: 'functions/imports/prepare-rows.ts',
        ...sheets,
        timeoutSeconds: 600,
        needs: { table: [...reads, 'UpdateItem'], files: 'write' },
      },
      {
        name: 'check-batch',
        entry: 'functions/imports/check-batch.ts',
        ...rows,
        needs: { table: [...reads, 'PutItem', 'UpdateItem', ...deletes], register: 'read', files: 'read' },
      },
      {
        name: 'load-batch',
        entry: 'functions/imports/load-batch.ts',
        ...rows,
        needs: { table: [...reads, ...writes, ...deletes], files: 'read' },
      },
      {
        name: 'undo-batch',
        entry: 'functions/imports/undo-batch.ts',
        ...rows,
        needs: { table: [...reads, ...writes, ...deletes], files: 'read' },
      },
      {
        name: 'finish-import',
        entry: 'functions/imports/finish-import.ts',
        ...sheets,
        needs: { table: [...reads, 'UpdateItem'], files: 'write', mail: true },
      },
      { name: 'mark-failed', entry: 'functions/imports/mark-failed.ts', needs: { table: ['GetItem', 'UpdateItem'] } },
    ],
  },
  {
    name: 'export',
    definition: 'functions/imports/export.asl.json',
    tasks: [
      {
        name: 'write-export',
        entry: 'functions/imports/write-export.ts',
        timeoutSeconds: 900,
        memoryMb: 2048,
        needs: { table: [...reads, 'UpdateItem'], register: 'read', files: 'write' },
      },
      {
        name: 'mark-export-failed',
        entry: 'functions/imports/mark-export-failed.ts',
        needs: { table: ['GetItem', 'UpdateItem'] },
      },
    ],
  },
];

/** `functions/imports/load-batch.ts` is `LoadBatch` in its workflow. */
export const taskWord = ({ entry }: FunctionDescription): string =>
  basename(entry, '.ts')
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/** Commands that rebuild and verify, run by an operator and by no function. */
export const maintenanceNeeds: Needs = {
  table: [...reads, 'Scan', 'PutItem'],
  register: 'write',
};

/** Every function that is not a capability's API. */
export const backgroundFunctions = (): FunctionDescription[] => [
  ...streamConsumers,
  ...scheduledFunctions,
  ...workflows.flatMap(({ tasks }) => tasks),
];
