import type { Ask } from '../iam/decide.ts';
import { isObject, listOf, objectOf, textOr, type JsonObject, wordOf } from '../json.ts';
import type { Table } from '../engine/tables.ts';
import { notHere, Refusal } from './refusal.ts';

const keyText = (attribute: unknown): string => wordOf(Object.values(objectOf(attribute))[0] ?? '');

/** What a condition on `dynamodb:LeadingKeys` sees: the partition keys of the items a call touches. */
const leading = (...keys: unknown[]): { context: { 'dynamodb:LeadingKeys': string[] } } => ({
  context: { 'dynamodb:LeadingKeys': keys.map(keyText) },
});

type Ground = { tables: Map<string, Table> };

const tableOf = ({ tables }: Ground, name: unknown): Table => {
  const text = textOr(name, '');
  const table = tables.get(text.split('/').at(-1) ?? text);
  if (!table) throw new Refusal('ResourceNotFoundException', `Requested resource not found: Table: ${text} not found`);
  return table;
};

const onItem = (ground: Ground, action: string, body: JsonObject, item: unknown): Ask => {
  const table = tableOf(ground, body.TableName);
  return { action: `dynamodb:${action}`, resource: table.arn, ...leading(objectOf(item)[table.hashKey]) };
};

/** The partition key that a query is about: `pk = :pk`, in either way of naming. */
const queriedKey = (body: JsonObject, index: unknown, table: Table): unknown => {
  const schema =
    index === undefined
      ? table.keySchema
      : listOf(objectOf(table.indexes.find((one) => one.IndexName === index)).KeySchema);
  const hash = schema.filter(isObject).find(({ KeyType }) => KeyType === 'HASH')?.AttributeName;
  const names = objectOf(body.ExpressionAttributeNames);
  for (const [, name = '', value = ''] of textOr(body.KeyConditionExpression, '').matchAll(/([#\w]+)\s*=\s*(:\w+)/g)) {
    if ((names[name] ?? name) === hash) return objectOf(body.ExpressionAttributeValues)[value];
  }
  return undefined;
};

const query = (ground: Ground, body: JsonObject): Ask => {
  const table = tableOf(ground, body.TableName);
  const key = queriedKey(body, body.IndexName, table);
  const resource = body.IndexName === undefined ? table.arn : `${table.arn}/index/${textOr(body.IndexName, '')}`;
  return { action: 'dynamodb:Query', resource, ...(key === undefined ? {} : leading(key)) };
};

const batchGet = (ground: Ground, body: JsonObject): Ask[] =>
  Object.entries(objectOf(body.RequestItems)).map(([name, wanted]) => {
    const table = tableOf(ground, name);
    const keys = listOf(objectOf(wanted).Keys).map((key) => objectOf(key)[table.hashKey]);
    return { action: 'dynamodb:BatchGetItem', resource: table.arn, ...leading(...keys) };
  });

const batchWrite = (ground: Ground, body: JsonObject): Ask[] =>
  Object.entries(objectOf(body.RequestItems)).map(([name, writes]) => {
    const table = tableOf(ground, name);
    const keys = listOf(writes).map((write) => {
      const { PutRequest, DeleteRequest } = objectOf(write);
      return objectOf(objectOf(PutRequest).Item ?? objectOf(DeleteRequest).Key)[table.hashKey];
    });
    return { action: 'dynamodb:BatchWriteItem', resource: table.arn, ...leading(...keys) };
  });

const transactionActions: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/** A transaction has no action of its own: each of its items is authorised like a single call. */
const transaction = (ground: Ground, body: JsonObject): Ask[] =>
  listOf(body.TransactItems).flatMap((entry) =>
    Object.entries(objectOf(entry)).map(([kind, part]) => {
      const action = transactionActions[kind];
      if (action === undefined) throw new Refusal('ValidationException', `Unknown part of a transaction: ${kind}`);
      const item = objectOf(part);
      return onItem(ground, action, item, item.Item ?? item.Key);
    }),
  );

const whole = (ground: Ground, action: string, body: JsonObject): Ask => {
  const { arn } = tableOf(ground, body.TableName);
  const resource = body.IndexName === undefined ? arn : `${arn}/index/${textOr(body.IndexName, '')}`;
  return { action: `dynamodb:${action}`, resource };
};

const asksOf: Record<string, (ground: Ground, body: JsonObject) => Ask[]> = {
  GetItem: (ground, body) => [onItem(ground, 'GetItem', body, body.Key)],
  PutItem: (ground, body) => [onItem(ground, 'PutItem', body, body.Item)],
  UpdateItem: (ground, body) => [onItem(ground, 'UpdateItem', body, body.Key)],
  DeleteItem: (ground, body) => [onItem(ground, 'DeleteItem', body, body.Key)],
  Query: (ground, body) => [query(ground, body)],
  Scan: (ground, body) => [whole(ground, 'Scan', body)],
  DescribeTable: (ground, body) => [whole(ground, 'DescribeTable', body)],
  BatchGetItem: batchGet,
  BatchWriteItem: batchWrite,
  TransactWriteItems: transaction,
  TransactGetItems: transaction,
};

/** What a call to the table needs to be allowed. Operations that no function of ours has use for are refused by name. */
export const dynamodbAsks = (tables: Map<string, Table>, operation: string, body: JsonObject): Ask[] => {
  const asks = asksOf[operation];
  if (!asks) throw notHere('DynamoDB', operation);
  return asks({ tables }, body);
};

export const writes = /^(Put|Update|Delete|BatchWrite|TransactWrite)Items?$/;
