import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { AppFunction } from '../constructs/app-function.ts';
import type { StreamConsumer } from '../constructs/stream-consumer.ts';
import type { AlarmTopic } from './alarm-topic.ts';

const period = Duration.minutes(5);

type Watched = { at: Construct; named: string; says: string; metric: IMetric; above?: number; times?: number };

/** Rings when a metric is above a number, so many times in a row. */
const alarm = (topic: AlarmTopic, { at, named, says, metric, above = 0, times = 1 }: Watched): void => {
  topic.wakes(
    new Alarm(at, named, {
      alarmDescription: says,
      metric,
      threshold: above,
      evaluationPeriods: times,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }),
  );
};

export const watchFunction = (fn: AppFunction, topic: AlarmTopic): void => {
  const { id } = fn.node;
  alarm(topic, { at: fn, named: 'errors', says: `${id} fails`, metric: fn.metricErrors({ period }) });
  alarm(topic, { at: fn, named: 'throttles', says: `${id} is throttled`, metric: fn.metricThrottles({ period }) });
};

/** A consumer that falls behind shows in lists that do not show what was just written. */
export const watchStream = (consumer: StreamConsumer, topic: AlarmTopic): void => {
  const metric = consumer.metric('IteratorAge', { period, statistic: 'Maximum' });
  const says = `${consumer.node.id} is more than a minute behind`;
  alarm(topic, { at: consumer, named: 'behind', says, metric, above: 60_000, times: 2 });
};

export const watchQueue = (queue: Queue, topic: AlarmTopic): void => {
  const metric = queue.metricApproximateNumberOfMessagesVisible({ period });
  alarm(topic, { at: queue, named: 'depth', says: 'Work failed for good and waits for a person', metric });
};

export const watchWorkflow = (workflow: StateMachine, topic: AlarmTopic): void => {
  const { id } = workflow.node;
  const failed = workflow.metricFailed({ period });
  alarm(topic, { at: workflow, named: 'failed', says: `${id} failed`, metric: failed });
  alarm(topic, { at: workflow, named: 'late', says: `${id} timed out`, metric: workflow.metricTimedOut({ period }) });
};

export const watchApi = (http: HttpApi, topic: AlarmTopic): void => {
  alarm(topic, { at: http, named: 'faults', says: 'The API answers 5xx', metric: http.metricServerError({ period }) });
  const metric = http.metricLatency({ period, statistic: 'p95' });
  alarm(topic, { at: http, named: 'slow', says: 'One answer in twenty takes over 3 s', metric, above: 3000, times: 3 });
};
