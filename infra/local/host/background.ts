import { createAsyncInvoke } from '../functions/asynchronous.ts';
import { startClock } from '../schedules/clock.ts';
import { readSchedules } from '../schedules/read.ts';
import { openCheckpoints } from '../streams/checkpoints.ts';
import { readConsumers } from '../streams/consumers.ts';
import { startStreams, type Streams } from '../streams/streams.ts';
import { createExecutions } from '../workflows/executions.ts';
import { openJournal } from '../workflows/journal.ts';
import { readMachines } from '../workflows/machines.ts';
import { startExecution, statesService, type WorkflowsParts } from '../workflows/service.ts';
import type { Ground } from './ground.ts';
import type { Services } from './services.ts';

/** The readers of the table's stream. */
export const openStreams = (
  { template, engine, descriptions, roles, folder, complain, stops }: Ground,
  { functions, send }: Services,
): Streams => {
  const streams = startStreams({
    consumers: readConsumers(template, engine.tables, descriptions, roles),
    engine: engine.connection,
    database: engine.database,
    checkpoints: openCheckpoints(folder.notes),
    functions,
    send,
    complain,
  });
  stops.add(streams.stop);
  return streams;
};

/** The state machines; executions that a stop or a crash cut short go on. */
export const openWorkflows = (
  { template, roles, folder, services, complain, stops }: Ground,
  { functions }: Services,
): WorkflowsParts => {
  const journal = openJournal(folder.journal);
  const executions = createExecutions({ journal, functions, complain });
  stops.add(executions.stop);
  const workflows = { machines: readMachines(template, roles, functions.knows), journal, executions };
  services.set('states', statesService(workflows));
  executions.resume();
  return workflows;
};

/** What the clock runs: functions and state machines. */
export const openClock = (
  { template, roles, folder, complain, stops }: Ground,
  { functions, send }: Services,
  workflows: WorkflowsParts,
): void => {
  const invokeLater = createAsyncInvoke({ template, functions, send, complain });
  const isMachine = (arn: string): boolean => workflows.machines.some((machine) => machine.arn === arn);
  const actionOn = (arn: string): string | undefined => {
    if (functions.knows(arn)) return 'lambda:InvokeFunction';
    return isMachine(arn) ? 'states:StartExecution' : undefined;
  };
  const clock = startClock(readSchedules(template, roles, actionOn), folder.notes, async ({ targetArn }, event) => {
    if (isMachine(targetArn)) startExecution(workflows, { stateMachineArn: targetArn, input: event });
    else await invokeLater(targetArn, event);
  });
  stops.add(clock.stop);
};
