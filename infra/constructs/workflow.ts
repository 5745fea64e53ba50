import { readFileSync } from 'node:fs';
import { RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { WorkflowDescription } from '../functions.ts';
import { taskWord } from '../functions.ts';
import { AppFunction } from './app-function.ts';
import type { Ground } from './needs.ts';

/** One `.asl.json`, visible in the template as it is written, with `${LoadBatch}` standing for the function's address. */
export class Workflow extends StateMachine {
  readonly tasks: AppFunction[];

  constructor(scope: Construct, { name, definition, tasks }: WorkflowDescription, ground: Ground) {
    const named = tasks.map((task) => ({ word: taskWord(task), fn: new AppFunction(scope, task, ground) }));
    super(scope, `${name}-workflow`, {
      definitionBody: DefinitionBody.fromString(readFileSync(definition, 'utf8')),
      definitionSubstitutions: Object.fromEntries(named.map(({ word, fn }) => [word, fn.functionArn])),
      tracingEnabled: true,
      logs: {
        level: LogLevel.ALL,
        // What a state carries is ids, but a failure's message may quote a value.
        includeExecutionData: false,
        destination: new LogGroup(scope, `${name}-workflow-log`, {
          retention: RetentionDays.ONE_YEAR,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
      },
    });
    this.tasks = named.map(({ fn }) => fn);
    for (const fn of this.tasks) allowInvoke(this, fn);
  }
}

/** On the function itself: `grantInvoke` would add every version of it. */
const allowInvoke = (workflow: StateMachine, fn: AppFunction): void => {
  workflow.addToRolePolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [fn.functionArn] }));
};
