import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { capabilities } from '#shared/contract';
import { AlarmTopic } from './alarms/alarm-topic.ts';
import { watchFunction, watchQueue, watchStream, watchWorkflow } from './alarms/watch.ts';
import { AppFunction } from './constructs/app-function.ts';
import { createMaintenanceRole } from './constructs/maintenance-role.ts';
import type { Ground } from './constructs/needs.ts';
import { Schedules } from './constructs/schedules.ts';
import { StreamConsumer } from './constructs/stream-consumer.ts';
import { Workflow } from './constructs/workflow.ts';
import type { DataStack } from './data-stack.ts';
import { apiFunction, scheduledFunctions, streamConsumers, workflows } from './functions.ts';
import { settingsOf } from './settings.ts';

type Props = StackProps & { data: DataStack };

/** Everything that runs: one function per capability's API, stream consumers, schedules and workflows. */
export class FunctionsStack extends Stack {
  readonly apis = new Map<string, AppFunction>();
  readonly consumers: StreamConsumer[];
  readonly schedules: Schedules;
  readonly workflows: Workflow[];
  readonly alarms: AlarmTopic;

  constructor(scope: Construct, id: string, { data, ...props }: Props) {
    super(scope, id, props);
    const ground: Ground = { data, settings: settingsOf(this.node), workflows: new Map() };
    this.alarms = new AlarmTopic(this, ground.settings);

    this.workflows = workflows.map((description) => {
      const workflow = new Workflow(this, description, ground);
      ground.workflows.set(description.name, workflow);
      return workflow;
    });
    this.consumers = streamConsumers.map((description) => new StreamConsumer(this, description, ground));
    this.schedules = new Schedules(this, 'schedules', scheduledFunctions, ground);
    for (const { name } of capabilities) this.apis.set(name, new AppFunction(this, apiFunction(name), ground));
    createMaintenanceRole(this, ground);
    this.watch();
  }

  /** Every function, in the order people ask about them. */
  get functions(): AppFunction[] {
    const tasks = this.workflows.flatMap((workflow) => workflow.tasks);
    return [...this.apis.values(), ...this.consumers, ...this.schedules.functions, ...tasks];
  }

  private watch(): void {
    for (const fn of this.functions) watchFunction(fn, this.alarms);
    for (const workflow of this.workflows) watchWorkflow(workflow, this.alarms);
    for (const consumer of this.consumers) {
      watchStream(consumer, this.alarms);
      watchQueue(consumer.failures, this.alarms);
    }
    watchQueue(this.schedules.failures, this.alarms);
  }
}
