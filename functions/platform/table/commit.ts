import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { DomainError } from '#shared/kernel/errors';
import { backoff } from '../busy.ts';
import { count } from './capacity.ts';
import { document, tableName, type Item, type Key } from './table.ts';

type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
/** One write of a transaction; `otherwise` is what a failed condition means to the business. */
export type Write = { action: Action; otherwise: (found: Item | undefined) => DomainError };

const nobodyElse = (): DomainError => new DomainError('TRY_AGAIN', 'someone else wrote at the same instant');

/** Puts an item that must not exist yet. */
export const insert = (item: Item, otherwise: Write['otherwise'] = nobodyElse): Write => ({
  action: {
    Put: {
      TableName: tableName(),
      Item: item,
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  },
  otherwise,
});

/** Replaces an item whose version the user saw; a stale one is refused with the current state. */
export const replace = (
  item: Item & { version: number },
  seen: number,
  present: (found: Item | undefined) => unknown = () => undefined,
): Write => ({
  action: {
    Put: {
      TableName: tableName(),
      Item: item,
      ConditionExpression: '#version = :seen',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':seen': seen },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  },
  otherwise: (found) =>
    new DomainError('CHANGED_BY_SOMEONE_ELSE', 'changed since you read it', { current: present(found) }),
});

/** Replaces an item at the version that was just read; if it moved meanwhile, the whole is decided again and the user's own version is judged then. */
export const rewrite = (item: Item & { version: number }, read: number): Write => ({
  ...replace(item, read),
  otherwise: nobodyElse,
});

/** Removes an item at the version the user saw. */
export const remove = (key: Key, seen?: number): Write => ({
  action: {
    Delete: {
      TableName: tableName(),
      Key: key,
      ...(seen === undefined
        ? {}
        : {
            ConditionExpression: '#version = :seen',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':seen': seen },
          }),
    },
  },
  otherwise: () => new DomainError('CHANGED_BY_SOMEONE_ELSE', 'changed since you read it'),
});

/** All or nothing. The first failed condition decides which refusal is thrown. */
export const commit = async (writes: readonly Write[]): Promise<void> => {
  try {
    const { ConsumedCapacity } = await document().send(
      new TransactWriteCommand({ TransactItems: writes.map(({ action }) => action), ReturnConsumedCapacity: 'TOTAL' }),
    );
    for (const part of ConsumedCapacity ?? []) count('write', part.CapacityUnits);
  } catch (error) {
    throw refusalOf(error, writes);
  }
};

const refusalOf = (error: unknown, writes: readonly Write[]): unknown => {
  if (!(error instanceof TransactionCanceledException)) return error;
  const reasons = error.CancellationReasons ?? [];
  const failed = reasons.findIndex(({ Code }) => Code === 'ConditionalCheckFailed');
  if (failed >= 0) return writes[failed]?.otherwise(unmarshalled(reasons[failed]?.Item)) ?? error;
  // An expression that the table does not take is a fault of ours, not a race.
  if (reasons.some(({ Code }) => Code === 'ValidationError')) return error;
  // TransactionConflict and throttling: nothing was written; whoever can decide again may try again.
  return new DomainError('TRY_AGAIN', 'someone else wrote at the same instant');
};

// lib-dynamodb gives the old item of a cancelled transaction back unmarshalled; the type says otherwise.
const unmarshalled = (item: unknown): Item | undefined => (item === undefined ? undefined : (item as Item));

/** Decides again when the server's own versions (audit sequence, counters) moved meanwhile: up to 8 tries with jitter. */
export const retrying = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'TRY_AGAIN') || attempt === 8) throw error;
      await backoff(attempt);
    }
  }
};
