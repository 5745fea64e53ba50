import type { DatabaseSync } from 'node:sqlite';
import { listOf, numberOr, textOr } from '../json.ts';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
export type Execution = {
  arn: string;
  machineArn: string;
  name: string;
  definition: string;
  input: string;
  status: ExecutionStatus;
  started: number;
  deadline: number | undefined;
  ended: number | undefined;
  output: string | undefined;
  error: string | undefined;
  cause: string | undefined;
};

/** Which step of which execution: the state, what it got, and the how-manieth time with just that. */
export type StepKey = { execution: string; state: string; inputHash: string; occurrence: number };
export type StepStatus = 'running' | 'asked' | 'retrying' | 'succeeded' | 'failed';
export type Step = StepKey & {
  status: StepStatus;
  token: string | undefined;
  /** When it is too late, or when a wait or a retry is over. */
  due: number | undefined;
  spent: number[];
  output: string | undefined;
  error: string | undefined;
  cause: string | undefined;
};

const schema = `
CREATE TABLE IF NOT EXISTS executions(
  arn TEXT PRIMARY KEY, machine TEXT NOT NULL, name TEXT NOT NULL, definition TEXT NOT NULL, input TEXT NOT NULL,
  status TEXT NOT NULL, started INTEGER NOT NULL, deadline INTEGER, ended INTEGER, output TEXT, error TEXT, cause TEXT) STRICT;
CREATE INDEX IF NOT EXISTS executions_by_status ON executions(status);
CREATE TABLE IF NOT EXISTS steps(
  execution TEXT NOT NULL, state TEXT NOT NULL, input_hash TEXT NOT NULL, occurrence INTEGER NOT NULL,
  status TEXT NOT NULL, token TEXT, due INTEGER, spent TEXT NOT NULL, output TEXT, error TEXT, cause TEXT,
  PRIMARY KEY(execution, state, input_hash, occurrence)) STRICT;
CREATE TABLE IF NOT EXISTS tokens(
  token TEXT PRIMARY KEY, execution TEXT NOT NULL, state TEXT NOT NULL, input_hash TEXT NOT NULL, occurrence INTEGER NOT NULL) STRICT;
`;

type Row = Record<string, unknown>;
const optional = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const instant = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const executionOf = (row: Row): Execution => ({
  arn: textOr(row.arn, ''),
  machineArn: textOr(row.machine, ''),
  name: textOr(row.name, ''),
  definition: textOr(row.definition, ''),
  input: textOr(row.input, ''),
  status: row.status as ExecutionStatus,
  started: numberOr(row.started, 0),
  deadline: instant(row.deadline),
  ended: instant(row.ended),
  output: optional(row.output),
  error: optional(row.error),
  cause: optional(row.cause),
});

const stepOf = (row: Row): Step => ({
  execution: textOr(row.execution, ''),
  state: textOr(row.state, ''),
  inputHash: textOr(row.input_hash, ''),
  occurrence: numberOr(row.occurrence, 0),
  status: row.status as StepStatus,
  token: optional(row.token),
  due: instant(row.due),
  spent: listOf(JSON.parse(textOr(row.spent, '[]'))).map(Number),
  output: optional(row.output),
  error: optional(row.error),
  cause: optional(row.cause),
});

export type Ending = { status: ExecutionStatus; ended: number; output?: string; error?: string; cause?: string };

export type Journal = {
  addExecution: (execution: Execution) => void;
  execution: (arn: string) => Execution | undefined;
  running: () => Execution[];
  /** Only a running execution ends, and only once. */
  end: (arn: string, ending: Ending) => boolean;
  step: (key: StepKey) => Step | undefined;
  /** Written before anything is done, with the token under which an answer will come. */
  save: (step: Step) => void;
  /** Where a token belongs; a token of an earlier attempt is known too. */
  byToken: (token: string) => Step | undefined;
};

const keptMs = 90 * 24 * 3_600_000;

/** Executions that ended are kept 90 days, as on AWS. */
const forgetOld = (db: DatabaseSync): void => {
  const old = 'SELECT arn FROM executions WHERE ended < ?';
  const before = Date.now() - keptMs;
  for (const table of ['tokens', 'steps']) db.prepare(`DELETE FROM ${table} WHERE execution IN (${old})`).run(before);
  db.prepare('DELETE FROM executions WHERE ended < ?').run(before);
};

/** What each execution did so far, on disk before it counts. */
export const openJournal = (db: DatabaseSync): Journal => {
  db.exec(schema);
  forgetOld(db);
  const insertExecution = db.prepare('INSERT INTO executions VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL)');
  const readExecution = db.prepare('SELECT * FROM executions WHERE arn = ?');
  const readRunning = db.prepare("SELECT * FROM executions WHERE status = 'RUNNING' ORDER BY started");
  const endExecution = db.prepare(
    "UPDATE executions SET status = ?, ended = ?, output = ?, error = ?, cause = ? WHERE arn = ? AND status = 'RUNNING'",
  );
  const readStep = db.prepare(
    'SELECT * FROM steps WHERE execution = ? AND state = ? AND input_hash = ? AND occurrence = ?',
  );
  const writeStep = db.prepare('INSERT OR REPLACE INTO steps VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const writeToken = db.prepare('INSERT OR IGNORE INTO tokens VALUES (?, ?, ?, ?, ?)');
  const readToken = db.prepare(
    'SELECT s.* FROM tokens t JOIN steps s USING (execution, state, input_hash, occurrence) WHERE t.token = ?',
  );
  const first = (row: Row | undefined, parse: (row: Row) => Step): Step | undefined => row && parse(row);

  return {
    addExecution: ({ arn, machineArn, name, definition, input, status, started, deadline }) =>
      void insertExecution.run(arn, machineArn, name, definition, input, status, started, deadline ?? null),
    execution: (arn) => {
      const row = readExecution.get(arn);
      return row && executionOf(row);
    },
    running: () => readRunning.all().map(executionOf),
    end: (arn, { status, ended, output, error, cause }) =>
      endExecution.run(status, ended, output ?? null, error ?? null, cause ?? null, arn).changes === 1,
    step: ({ execution, state, inputHash, occurrence }) =>
      first(readStep.get(execution, state, inputHash, occurrence), stepOf),
    save: ({ execution, state, inputHash, occurrence, status, token, due, spent, output, error, cause }) => {
      db.exec('BEGIN IMMEDIATE');
      const [own, rest] = [
        [execution, state, inputHash, occurrence] as const,
        [output ?? null, error ?? null, cause ?? null] as const,
      ];
      writeStep.run(...own, status, token ?? null, due ?? null, JSON.stringify(spent), ...rest);
      if (token !== undefined) writeToken.run(token, ...own);
      db.exec('COMMIT');
    },
    byToken: (token) => first(readToken.get(token), stepOf),
  };
};
