import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Construct } from 'constructs';
import type { StreamDescription } from '../functions.ts';
import { AppFunction } from './app-function.ts';
import { FailureQueue } from './failure-queue.ts';
import type { Ground } from './needs.ts';

const streamActions = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'];

/** A reader of the table's stream: at least once, in order per key; a poisoned record ends in its failure queue. */
export class StreamConsumer extends AppFunction {
  readonly failures: FailureQueue;
  readonly source: EventSourceMapping;

  constructor(scope: Construct, description: StreamDescription, ground: Ground) {
    super(scope, description, ground);
    const { tableStreamArn, encryptionKey } = ground.data.table;
    if (!tableStreamArn) throw new Error('The table has no stream');
    this.failures = new FailureQueue(scope, `${description.name}-failures`);

    this.addToRolePolicy(
      new PolicyStatement({
        actions: streamActions.map((action) => `dynamodb:${action}`),
        resources: [tableStreamArn],
      }),
    );
    if (encryptionKey) {
      this.addToRolePolicy(new PolicyStatement({ actions: ['kms:Decrypt'], resources: [encryptionKey.keyArn] }));
    }
    this.source = this.addEventSourceMapping('stream', {
      eventSourceArn: tableStreamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 300,
      filters: [FilterCriteria.filter(description.hears)],
      parallelizationFactor: 2,
      // One bad record neither blocks the others nor runs for ever.
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: 5,
      maxRecordAge: Duration.hours(12),
      onFailure: new SqsDlq(this.failures),
    });
  }
}
