import { messageOf } from '../errors.ts';
import type { Functions } from '../functions/functions.ts';
import { objectOf, parseObject, textOr, type JsonObject } from '../json.ts';
import { type Handlers, type Interpreter, loadInterpreter } from './interpreter.ts';
import type { Ending, Execution, Journal } from './journal.ts';
import { callOf } from './machines.ts';
import { allStates, type Envelope, prepareStates } from './prepare.ts';
import { createWaiters, hashOf, runTask, runWait, TaskFailed, tokenSentinel, type Waiters } from './steps.ts';
import { until } from './timers.ts';

export type Executions = {
  begin: (execution: Execution) => void;
  /** Goes on with everything that had not ended when the host did. */
  resume: () => void;
  halt: (arn: string, ending: Ending) => boolean;
  waiters: Waiters;
  stop: () => void;
};

export type ExecutionsParts = { journal: Journal; functions: Functions; complain: (sentence: string) => void };

const envelopeOf = (value: unknown): Envelope => {
  const { input, timeoutSeconds, seconds, timestamp } = objectOf(value);
  return {
    input,
    ...(typeof timeoutSeconds === 'number' ? { timeoutSeconds } : {}),
    ...(typeof seconds === 'number' ? { seconds } : {}),
    ...(typeof timestamp === 'string' ? { timestamp } : {}),
  };
};

/** Before the interpreter's own timers, of 24.8 days at most, run out: the execution is replayed, and nothing happened. */
const refreshMs = 20 * 24 * 3_600_000;

const failureOf = (error: unknown): { error: string; cause: string } => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error
    ? { error: cause.name, cause: cause.message }
    : { error: 'States.Runtime', cause: messageOf(cause) };
};

export const createExecutions = ({ journal, functions, complain }: ExecutionsParts): Executions => {
  const waiters = createWaiters();
  const open = new Map<string, AbortController>();

  /** A handler for each task and wait of the definition. The how-manieth time is counted anew in every run. */
  const handlersOf = (
    definition: JsonObject,
    arn: string,
    signal: AbortSignal,
    { asTimeout }: Interpreter,
  ): Handlers => {
    const counts = new Map<string, number>();
    const parts = { journal, waiters, signal, invoke: functions.invoke };
    const keyFor = (state: string, envelope: Envelope) => {
      const inputHash = hashOf(envelope);
      const name = `${state} ${inputHash}`;
      const occurrence = counts.get(name) ?? 0;
      counts.set(name, occurrence + 1);
      return { execution: arn, state, inputHash, occurrence };
    };
    const handlers: Handlers = {};
    for (const { name, state } of allStates(definition)) {
      if (state.Type === 'Wait') {
        handlers[name] = (value) => runWait(keyFor(name, envelopeOf(value)), envelopeOf(value), parts);
      }
      if (state.Type !== 'Task') continue;
      const call = callOf(state, `${arn}, state ${name}`);
      handlers[name] = async (value) => {
        const envelope = envelopeOf(value);
        try {
          return await runTask(keyFor(name, envelope), call, state.Retry, envelope, parts);
        } catch (error) {
          throw error instanceof TaskFailed && error.name === 'States.Timeout' ? asTimeout(error) : error;
        }
      };
    }
    return handlers;
  };

  const close = (arn: string): void => {
    open.get(arn)?.abort();
    open.delete(arn);
  };

  const run = async (execution: Execution): Promise<void> => {
    const { arn, name, machineArn } = execution;
    const controller = new AbortController();
    open.set(arn, controller);
    const definition = parseObject(execution.definition);
    const interpreter = await loadInterpreter();
    const context = {
      Execution: { Id: arn, Name: name },
      StateMachine: { Id: machineArn, Name: machineArn.split(':').at(-1) ?? '' },
      Task: { Token: tokenSentinel },
    };
    const handlers = handlersOf(definition, arn, controller.signal, interpreter);
    const { abort, result } = interpreter.run(
      prepareStates(definition),
      JSON.parse(execution.input),
      context,
      handlers,
    );
    controller.signal.addEventListener('abort', abort, { once: true });
    void until(Date.now() + refreshMs, controller.signal).then(() => {
      close(arn);
      start(execution);
    });
    if (execution.deadline !== undefined) {
      void until(execution.deadline, controller.signal).then(() =>
        halt(arn, { status: 'TIMED_OUT', ended: Date.now(), error: 'States.Timeout', cause: '' }),
      );
    }
    try {
      const output = await result;
      if (!controller.signal.aborted)
        halt(arn, { status: 'SUCCEEDED', ended: Date.now(), output: JSON.stringify(output) });
    } catch (error) {
      if (controller.signal.aborted) return;
      const failure = failureOf(error);
      complain(
        `The workflow ${textOr(context.StateMachine.Name, '')} (${name}) failed: ${failure.error} ${failure.cause}`,
      );
      halt(arn, { status: 'FAILED', ended: Date.now(), ...failure });
    }
  };

  const start = (execution: Execution): void => {
    run(execution).catch((error: unknown) =>
      complain(`The workflow ${execution.name} does not run: ${messageOf(error)}`),
    );
  };

  const halt = (arn: string, ending: Ending): boolean => {
    const ended = journal.end(arn, ending);
    close(arn);
    return ended;
  };

  return {
    begin: (execution) => {
      journal.addExecution(execution);
      start(execution);
    },
    resume: () => {
      for (const execution of journal.running()) start(execution);
    },
    halt,
    waiters,
    stop: () => {
      for (const arn of [...open.keys()]) close(arn);
    },
  };
};
