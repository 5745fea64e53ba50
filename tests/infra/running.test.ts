import { describe, expect, it } from 'vitest';
import { capabilities } from '#shared/contract';
import { backgroundFunctions, scheduledFunctions, streamConsumers } from '../../infra/functions.ts';
import { ofType, target } from './template.ts';

const functions = ofType('AWS::Lambda::Function');
const alarms = ofType('AWS::CloudWatch::Alarm');
const watched = (metric: string): number => alarms.filter(({ Properties }) => Properties.MetricName === metric).length;

describe('the functions', () => {
  it('are one per capability and those that the list names', () => {
    expect(functions).toHaveLength(capabilities.length + backgroundFunctions().length);
  });

  it('share one runtime, are traced and write a log that ends', () => {
    for (const { Properties } of functions) {
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        TracingConfig: { Mode: 'Active' },
      });
      expect(target(Properties.LoggingConfig.LogGroup)).toBeDefined();
    }
    for (const { Properties } of ofType('AWS::Logs::LogGroup')) expect(Properties.RetentionInDays).toBeGreaterThan(0);
  });

  it('answer before the API gives up', () => {
    const apis = functions.filter(({ id }) => /api[0-9A-F]{8}$/.test(id));
    expect(apis).toHaveLength(capabilities.length);
    for (const { Properties } of apis) expect(Properties.Timeout).toBeLessThan(30);
  });

  it('each ring when they fail or are throttled', () => {
    expect(watched('Errors')).toBe(functions.length);
    expect(watched('Throttles')).toBe(functions.length);
  });
});

describe('the readers of the stream', () => {
  const sources = ofType('AWS::Lambda::EventSourceMapping');

  it('are those that the list names, and never more than two', () => {
    expect(sources).toHaveLength(streamConsumers.length);
    expect(sources.length).toBeLessThanOrEqual(2);
  });

  it('isolate a poisoned record, try again, and keep what failed for good', () => {
    for (const { Properties } of sources) {
      expect(Properties).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRetryAttempts: 5,
      });
      expect(target(Properties.DestinationConfig.OnFailure.Destination)).toMatch(/failures/);
    }
    expect(watched('IteratorAge')).toBe(sources.length);
  });
});

describe('the schedules', () => {
  const schedules = ofType('AWS::Scheduler::Schedule');

  it('are those that the list names, on the clock of Shanghai', () => {
    expect(schedules.map(({ Properties }) => String(Properties.ScheduleExpression)).sort()).toEqual(
      scheduledFunctions.map(({ expression }) => expression).sort(),
    );
    for (const { Properties } of schedules) expect(Properties.ScheduleExpressionTimezone).toBe('Asia/Shanghai');
  });

  it('retry, and keep what failed for good', () => {
    for (const { Properties } of schedules) {
      expect(Properties.Target.RetryPolicy.MaximumRetryAttempts).toBeGreaterThan(0);
      expect(target(Properties.Target.DeadLetterConfig.Arn)).toMatch(/failures/);
    }
    expect(ofType('AWS::Lambda::EventInvokeConfig')).toHaveLength(schedules.length);
  });
});

describe('the queues of failed work', () => {
  it('are encrypted, keep two weeks and ring at the first message', () => {
    const queues = ofType('AWS::SQS::Queue');
    for (const { Properties } of queues) {
      expect(Properties).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 });
    }
    expect(watched('ApproximateNumberOfMessagesVisible')).toBe(queues.length);
  });
});

describe('the API', () => {
  it('rings when it answers 5xx or slowly', () => {
    expect(watched('5xx')).toBe(1);
    expect(watched('Latency')).toBe(1);
  });

  it('is on the one dashboard', () => {
    expect(ofType('AWS::CloudWatch::Dashboard')).toHaveLength(1);
  });
});

describe('every alarm', () => {
  it('wakes somebody', () => {
    for (const { Properties } of alarms) expect(Properties.AlarmActions).toHaveLength(1);
  });
});
