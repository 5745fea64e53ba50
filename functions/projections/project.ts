import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { log } from '#platform/log';
import { partiesRegister } from './parties-register.ts';
import { sortable, type Projection } from './projection.ts';

/** Every projection of the stream, each by itself. */
const projections: readonly Projection[] = [partiesRegister];

/**
 * Gives each batch to every projection. What one could not take in is named, so that the stream gives it again from there;
 * the others see those records twice, which changes nothing.
 */
export const projecting =
  (all: readonly Projection[], now: () => Date) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const outcomes = await Promise.allSettled(all.map((projection) => projection.take(Records, now)));
    const failed = outcomes.flatMap((outcome, at) => {
      const { name = '' } = all[at] ?? {};
      if (outcome.status === 'fulfilled') {
        for (const { sequence, error } of outcome.value)
          log.error('projection.failed', error, { projection: name, sequence });
        return outcome.value.map(({ sequence }) => sequence);
      }
      log.error('projection.failed', outcome.reason, { projection: name });
      return Records.slice(0, 1).map((record) => record.dynamodb?.SequenceNumber ?? '');
    });
    const inOrder = [...new Set(failed)].sort((a, b) => (sortable(a) < sortable(b) ? -1 : 1));
    return { batchItemFailures: inOrder.map((itemIdentifier) => ({ itemIdentifier })) };
  };

export const handler = projecting(projections, () => new Date());
