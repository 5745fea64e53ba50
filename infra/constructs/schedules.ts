import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { CfnSchedule, ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { ScheduledDescription } from '../functions.ts';
import { AppFunction } from './app-function.ts';
import { FailureQueue } from './failure-queue.ts';
import type { Ground } from './needs.ts';

/**
 * What the clock runs. Schedules that people make are due items in the table, read by `tick` each minute:
 * nothing here changes when they do.
 */
export class Schedules extends Construct {
  readonly functions: AppFunction[] = [];
  readonly failures: FailureQueue;

  constructor(scope: Construct, id: string, described: ScheduledDescription[], ground: Ground) {
    super(scope, id);
    this.failures = new FailureQueue(this, 'failures');
    const group = new ScheduleGroup(this, 'group');
    const role = new Role(this, 'role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.failures.queueArn] }));

    for (const { expression, ...description } of described) {
      const fn = new AppFunction(this, description, ground);
      fn.configureAsyncInvoke({
        retryAttempts: 1,
        maxEventAge: Duration.minutes(5),
        onFailure: new SqsDestination(this.failures),
      });
      role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [fn.functionArn] }));
      new CfnSchedule(this, `${description.name}-schedule`, {
        groupName: group.scheduleGroupName,
        scheduleExpression: expression,
        scheduleExpressionTimezone: 'Asia/Shanghai',
        flexibleTimeWindow: { mode: 'OFF' },
        target: {
          arn: fn.functionArn,
          roleArn: role.roleArn,
          deadLetterConfig: { arn: this.failures.queueArn },
          retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 300 },
        },
      });
      this.functions.push(fn);
    }
  }
}
