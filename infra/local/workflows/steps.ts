import { createHash, randomBytes } from 'node:crypto';
import type { Outcome } from '../functions/worker.ts';
import { isObject, objectOf } from '../json.ts';
import type { Journal, Step, StepKey } from './journal.ts';
import type { Call } from './machines.ts';
import type { Envelope } from './prepare.ts';
import { nextAttempt, type TaskError } from './retry.ts';
import { until } from './timers.ts';

/** Stands in a task's input where its token belongs: the interpreter gives every state the same one. */
export const tokenSentinel = 'local-task-token';

/** A task of a workflow failed for good, under the name that `Catch` looks for. */
export class TaskFailed extends Error {
  constructor({ error, cause }: TaskError) {
    super(cause);
    this.name = error;
  }
}

export type Waiters = { wait: (token: string) => Promise<void>; wake: (token: string) => void };

export const createWaiters = (): Waiters => {
  const open = new Map<string, () => void>();
  return {
    wait: (token) => new Promise((resolve) => open.set(token, resolve)),
    wake: (token) => {
      open.get(token)?.();
      open.delete(token);
    },
  };
};

export type StepParts = {
  journal: Journal;
  waiters: Waiters;
  invoke: (functionArn: string, event: string) => Promise<Outcome>;
  /** Raised when the execution ends or the host stops: nothing that comes after is written. */
  signal: AbortSignal;
};

const never = (): Promise<never> => new Promise(() => undefined);

export const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

const withToken = (value: unknown, token: string): unknown => {
  if (value === tokenSentinel) return token;
  if (Array.isArray(value)) return value.map((entry) => withToken(entry, token));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, withToken(entry, token)]));
};

const largestResult = 262_144;
const tooLarge: TaskError = { error: 'States.DataLimitExceeded', cause: 'a task answers at most 256 kB' };
const timedOut: TaskError = { error: 'States.Timeout', cause: '' };

const errorOf = (outcome: Outcome): TaskError | undefined => {
  if (outcome.ok) return outcome.payload.length > largestResult ? tooLarge : undefined;
  const { errorType, errorMessage, trace } = outcome.error;
  return { error: errorType, cause: JSON.stringify({ errorMessage, errorType, trace }) };
};

/** What a finished step gives the interpreter, at once: this is all that a replay does. */
const replay = (step: Step): unknown => {
  if (step.status === 'succeeded') return JSON.parse(step.output ?? 'null');
  throw new TaskFailed({ error: step.error ?? '', cause: step.cause ?? '' });
};

/** A pause by the clock: its end is written once and holds over restarts. */
export const runWait = async (
  key: StepKey,
  { input, seconds, timestamp }: Envelope,
  { journal, signal }: StepParts,
): Promise<unknown> => {
  const known = journal.step(key);
  if (known?.status === 'succeeded') return input;
  const due = known?.due ?? (timestamp === undefined ? Date.now() + (seconds ?? 0) * 1_000 : Date.parse(timestamp));
  const step: Step = {
    ...key,
    status: 'running',
    token: undefined,
    due,
    spent: [],
    output: undefined,
    error: undefined,
    cause: undefined,
  };
  if (!known) journal.save(step);
  await until(due, signal);
  journal.save({ ...step, status: 'succeeded' });
  return input;
};

/** One task to its end: invoked, perhaps answered by a token, tried again as its retriers say; each move is on disk first. */
export const runTask = async (
  key: StepKey,
  call: Call,
  retriers: unknown,
  envelope: Envelope,
  parts: StepParts,
): Promise<unknown> => {
  const { journal, waiters, invoke, signal } = parts;
  const { input, timeoutSeconds } = envelope;

  const begin = (spent: number[]): Step => {
    const token = call.waits ? randomBytes(36).toString('base64url') : undefined;
    const due = timeoutSeconds === undefined ? undefined : Date.now() + timeoutSeconds * 1_000;
    const step: Step = {
      ...key,
      status: 'running',
      token,
      due,
      spent,
      output: undefined,
      error: undefined,
      cause: undefined,
    };
    journal.save(step);
    return step;
  };

  const invoked = async (step: Step): Promise<Outcome | 'late'> => {
    const payload = call.wrapped ? objectOf(input).Payload : input;
    const event =
      (JSON.stringify(step.token === undefined ? payload : withToken(payload, step.token)) as string | undefined) ??
      'null';
    const late = step.due === undefined ? never() : until(step.due, signal).then(() => 'late' as const);
    const outcome = await Promise.race([invoke(call.functionArn, event), late]);
    // A worker that ends because the host does says nothing about its task.
    return signal.aborted ? never() : outcome;
  };

  const answered = async (step: Step, token: string): Promise<Step> => {
    const late = step.due === undefined ? never() : until(step.due, signal);
    const answer = waiters.wait(token);
    // The answer may have come while the question was being asked, or while nothing ran.
    if (journal.step(key)?.status === step.status) await Promise.race([answer, late]);
    return journal.step(key) ?? step;
  };

  const asked = async (step: Step, token: string): Promise<Step | TaskError> => {
    if (step.status === 'running') {
      const outcome = await invoked(step);
      const now = journal.step(key);
      if (now && (now.status === 'succeeded' || now.status === 'failed')) return now;
      const error = outcome === 'late' ? timedOut : errorOf(outcome);
      if (error) return error;
      journal.save({ ...step, status: 'asked' });
    }
    const after = await answered({ ...step, status: 'asked' }, token);
    return after.status === 'asked' ? timedOut : after;
  };

  const worked = async (step: Step): Promise<Step | TaskError> => {
    const outcome = await invoked(step);
    if (outcome === 'late') return timedOut;
    const error = errorOf(outcome);
    if (error || !outcome.ok) return error ?? timedOut;
    const output = call.wrapped
      ? `{"ExecutedVersion":"$LATEST","Payload":${outcome.payload},"StatusCode":200}`
      : outcome.payload;
    return { ...step, status: 'succeeded', output };
  };

  const resumed = (known: Step): Step =>
    // A call that was cut short is made anew, with its whole time; who was asked keeps the deadline they were given.
    known.status === 'running' && known.token === undefined ? begin(known.spent) : known;

  const known = journal.step(key);
  if (known?.status === 'succeeded' || known?.status === 'failed') return replay(known);
  let step = known ? resumed(known) : begin([]);
  for (;;) {
    if (step.status === 'retrying') {
      await until(step.due ?? 0, signal);
      step = begin(step.spent);
    }
    const result: Step | TaskError = step.token === undefined ? await worked(step) : await asked(step, step.token);
    if ('status' in result && result.status === 'succeeded') {
      journal.save(result);
      return replay(result);
    }
    const failure: TaskError = { error: result.error ?? '', cause: result.cause ?? '' };
    const again = nextAttempt(retriers, failure, step.spent);
    step = again
      ? { ...step, status: 'retrying', due: Date.now() + again.waitMs, spent: again.spent }
      : { ...step, status: 'failed', ...failure };
    journal.save(step);
    if (!again) return replay(step);
  }
};
