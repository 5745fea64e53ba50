import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
  type QueryCommandInput,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { DomainError } from '#shared/kernel/errors';
import { backoff } from '../busy.ts';
import { env } from '../env.ts';
import { count } from './capacity.ts';

export type Item = Record<string, unknown>;
export type Key = { pk: string; sk: string };

let client: DynamoDBDocumentClient | undefined;
export const document = (): DynamoDBDocumentClient =>
  (client ??= DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 4 }), {
    marshallOptions: { removeUndefinedValues: true },
  }));

const told = { ReturnConsumedCapacity: 'TOTAL' } as const;
export const tableName = (): string => env('TABLE_NAME');

/** Strongly consistent unless `eventual` is said. */
export const getItem = async (key: Key, { eventual = false } = {}): Promise<Item | undefined> => {
  const { Item, ConsumedCapacity } = await document().send(
    new GetCommand({ TableName: tableName(), Key: key, ConsistentRead: !eventual, ...told }),
  );
  count('read', ConsumedCapacity?.CapacityUnits);
  return Item;
};

const mostKeys = 100;
const mostTries = 8;

/** Items by key, strongly consistent, in no order. What a busy table left out is asked for again: what is missing here is not there. */
export const getItems = async (keys: readonly Key[]): Promise<Item[]> => {
  const items: Item[] = [];
  let left: Item[] = [...keys];
  for (let tries = 0; left.length > 0;) {
    const RequestItems = { [tableName()]: { Keys: left.slice(0, mostKeys), ConsistentRead: true } };
    const answer = await document().send(new BatchGetCommand({ RequestItems, ...told }));
    for (const part of answer.ConsumedCapacity ?? []) count('read', part.CapacityUnits);
    items.push(...(answer.Responses?.[tableName()] ?? []));
    const leftOut = answer.UnprocessedKeys?.[tableName()]?.Keys ?? [];
    left = [...leftOut, ...left.slice(mostKeys)];
    if (leftOut.length === 0) continue;
    if ((tries += 1) === mostTries) throw new DomainError('TRY_AGAIN', 'the table is busy');
    await backoff(tries);
  }
  return items;
};

export type Range = { pk: string; prefix: string } | { pk: string; from: string; to: string };
export type QueryOptions = {
  limit?: number;
  backwards?: boolean;
  eventual?: boolean;
  after?: Key | undefined;
  index?: 'gsi1' | 'gsi2' | 'gsi3' | 'gsi4' | 'gsi5';
};

const condition = (range: Range, pk: string, sk: string): Partial<QueryCommandInput> => {
  if ('from' in range) {
    return {
      KeyConditionExpression: `${pk} = :pk AND ${sk} BETWEEN :from AND :to`,
      ExpressionAttributeValues: { ':pk': range.pk, ':from': range.from, ':to': range.to },
    };
  }
  if (range.prefix === '')
    return { KeyConditionExpression: `${pk} = :pk`, ExpressionAttributeValues: { ':pk': range.pk } };
  return {
    KeyConditionExpression: `${pk} = :pk AND begins_with(${sk}, :prefix)`,
    ExpressionAttributeValues: { ':pk': range.pk, ':prefix': range.prefix },
  };
};

const Place = z.catchall(z.object({ pk: z.string(), sk: z.string() }), z.string());
/** A key to go on after, as it came back out of a cursor. */
export const placeOf = (opened: unknown): Key | undefined => (opened === undefined ? undefined : Place.parse(opened));

/** One page of a range; `next` is the key to go on after. */
export const queryPage = async (
  range: Range,
  options: QueryOptions = {},
): Promise<{ items: Item[]; next: Item | undefined }> => {
  const { limit, backwards = false, eventual = false, after, index } = options;
  const { Items, LastEvaluatedKey, ConsumedCapacity } = await document().send(
    new QueryCommand({
      TableName: tableName(),
      ...condition(range, index ? `${index}pk` : 'pk', index ? `${index}sk` : 'sk'),
      ConsistentRead: !eventual && index === undefined,
      ScanIndexForward: !backwards,
      ...(index ? { IndexName: index } : {}),
      ...(limit ? { Limit: limit } : {}),
      ...(after ? { ExclusiveStartKey: after } : {}),
      ...told,
    }),
  );
  count('read', ConsumedCapacity?.CapacityUnits);
  return { items: Items ?? [], next: LastEvaluatedKey };
};

/** The whole of a range that is known to be bounded. */
export const queryAll = async (range: Range, options: QueryOptions = {}): Promise<Item[]> => {
  const items: Item[] = [];
  let after = options.after;
  do {
    const page = await queryPage(range, { ...options, after });
    items.push(...page.items);
    after = page.next as Key | undefined;
  } while (after && items.length < 10_000);
  return items;
};

/** A write that needs no transaction, such as a log entry or a counter. */
export const putItem = async (item: Item, condition?: string): Promise<void> => {
  const { ConsumedCapacity } = await document().send(
    new PutCommand({
      TableName: tableName(),
      Item: item,
      ...(condition ? { ConditionExpression: condition } : {}),
      ...told,
    }),
  );
  count('write', ConsumedCapacity?.CapacityUnits);
};

export const updateItem = async (update: Omit<UpdateCommandInput, 'TableName'>): Promise<Item | undefined> => {
  const { Attributes, ConsumedCapacity } = await document().send(
    new UpdateCommand({ TableName: tableName(), ...update, ...told }),
  );
  count('write', ConsumedCapacity?.CapacityUnits);
  return Attributes;
};
