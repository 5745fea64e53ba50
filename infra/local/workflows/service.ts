import { randomUUID } from 'node:crypto';
import { jsonAnswer, notHere, Refusal } from '../gateway/refusal.ts';
import type { Service } from '../gateway/service.ts';
import { parseObject, textOf, textOr, type JsonObject } from '../json.ts';
import type { Executions } from './executions.ts';
import type { Execution, Journal, Step } from './journal.ts';
import type { Machine } from './machines.ts';

const executionArn = (machineArn: string, name: string): string =>
  `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
const seconds = (milliseconds: number): number => milliseconds / 1_000;

export type WorkflowsParts = { machines: Machine[]; journal: Journal; executions: Executions };

/** Starts an execution once: the same name with the same input while it runs is the same execution. */
export const startExecution = ({ machines, journal, executions }: WorkflowsParts, body: JsonObject): JsonObject => {
  const machine = machineNamed(machines, textOr(body.stateMachineArn, ''));
  const name = textOr(body.name, randomUUID());
  const input = textOr(body.input, '{}');
  parseInput(input);
  const arn = executionArn(machine.arn, name);
  const known = journal.execution(arn);
  if (known) {
    if (known.status !== 'RUNNING' || known.input !== input)
      throw new Refusal('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    return { executionArn: arn, startDate: seconds(known.started) };
  }
  const started = Date.now();
  executions.begin({
    arn,
    machineArn: machine.arn,
    name,
    definition: JSON.stringify(machine.definition),
    input,
    status: 'RUNNING',
    started,
    deadline: machine.timeoutSeconds === undefined ? undefined : started + machine.timeoutSeconds * 1_000,
    ended: undefined,
    output: undefined,
    error: undefined,
    cause: undefined,
  });
  return { executionArn: arn, startDate: seconds(started) };
};

const parseInput = (text: string): void => {
  try {
    JSON.parse(text);
  } catch {
    throw new Refusal('InvalidExecutionInput', 'Invalid State Machine Execution Input');
  }
};

const machineNamed = (machines: Machine[], arn: string): Machine => {
  const machine = machines.find((one) => one.arn === arn);
  if (!machine) throw new Refusal('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  return machine;
};

const executionNamed = ({ journal }: WorkflowsParts, arn: string): Execution => {
  const execution = journal.execution(arn);
  if (!execution) throw new Refusal('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
  return execution;
};

/** The step that still waits for this token; a forged one and one that was answered are told apart, as on AWS. */
const waitingFor = ({ journal }: WorkflowsParts, token: string): Step & { token: string } => {
  const step = journal.byToken(token);
  if (!step) throw new Refusal('InvalidToken', "Invalid Token: 'Invalid token'");
  const waits = step.token === token && (step.status === 'running' || step.status === 'asked');
  if (
    !waits ||
    journal.execution(step.execution)?.status !== 'RUNNING' ||
    (step.due !== undefined && step.due <= Date.now())
  ) {
    throw new Refusal('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
  }
  return { ...step, token };
};

const answerStep = (parts: WorkflowsParts, body: JsonObject, answer: (step: Step) => Step): JsonObject => {
  const step = waitingFor(parts, textOf(body.taskToken, 'taskToken'));
  parts.journal.save(answer(step));
  parts.executions.waiters.wake(step.token);
  return {};
};

const succeed = (parts: WorkflowsParts, body: JsonObject): JsonObject => {
  const output = textOf(body.output, 'output');
  try {
    JSON.parse(output);
  } catch {
    throw new Refusal('InvalidOutput', 'Invalid Output: not JSON');
  }
  return answerStep(parts, body, (step) => ({ ...step, status: 'succeeded', output }));
};

const fail = (parts: WorkflowsParts, body: JsonObject): JsonObject =>
  answerStep(parts, body, (step) => ({
    ...step,
    status: 'failed',
    error: textOr(body.error, ''),
    cause: textOr(body.cause, ''),
  }));

const describe = (parts: WorkflowsParts, body: JsonObject): JsonObject => {
  const { arn, machineArn, name, status, input, started, ended, output, error, cause } = executionNamed(
    parts,
    textOr(body.executionArn, ''),
  );
  return {
    executionArn: arn,
    stateMachineArn: machineArn,
    name,
    status,
    input,
    startDate: seconds(started),
    ...(ended === undefined ? {} : { stopDate: seconds(ended) }),
    ...(output === undefined ? {} : { output }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  };
};

const stop = (parts: WorkflowsParts, body: JsonObject): JsonObject => {
  const { arn } = executionNamed(parts, textOr(body.executionArn, ''));
  const ended = Date.now();
  parts.executions.halt(arn, {
    status: 'ABORTED',
    ended,
    error: textOr(body.error, ''),
    cause: textOr(body.cause, ''),
  });
  return { stopDate: seconds(ended) };
};

const operations: Record<string, (parts: WorkflowsParts, body: JsonObject) => JsonObject> = {
  StartExecution: startExecution,
  DescribeExecution: describe,
  StopExecution: stop,
  SendTaskSuccess: succeed,
  SendTaskFailure: fail,
  SendTaskHeartbeat: (parts, body) => {
    waitingFor(parts, textOf(body.taskToken, 'taskToken'));
    return {};
  },
};

/** The machine or the execution that a call is about: a token stands for the machine that gave it. */
const resourceOf = (parts: WorkflowsParts, operation: string, body: JsonObject): string => {
  if (operation === 'StartExecution') return textOr(body.stateMachineArn, '');
  if (typeof body.executionArn === 'string') return body.executionArn;
  const step = parts.journal.byToken(textOr(body.taskToken, ''));
  const machine = step && parts.journal.execution(step.execution)?.machineArn;
  return machine ?? parts.machines[0]?.arn ?? '*';
};

/** Step Functions, as the functions call it. */
export const statesService = (parts: WorkflowsParts): Service => ({
  protocol: 'json',
  asks: ({ operation, body }) => {
    if (!operations[operation]) throw notHere('Step Functions', operation);
    return [
      { action: `states:${operation}`, resource: resourceOf(parts, operation, parseObject(body.toString('utf8'))) },
    ];
  },
  answer: ({ operation, body }) => {
    const run = operations[operation];
    if (!run) throw notHere('Step Functions', operation);
    return Promise.resolve(jsonAnswer(run(parts, parseObject(body.toString('utf8')))));
  },
});
