import { parseObject } from '../json.ts';
import type { Connection } from '../engine/connection.ts';
import type { Table } from '../engine/tables.ts';
import { dynamodbAsks, writes } from './dynamodb-asks.ts';
import type { Service } from './service.ts';

/** DynamoDB: checked per item, then passed to the engine byte by byte. */
export const dynamodbService = (engine: Connection, tables: Table[], written: () => void): Service => {
  const byName = new Map(tables.map((table) => [table.name, table]));
  return {
    protocol: 'json',
    asks: ({ operation, body }) => dynamodbAsks(byName, operation, parseObject(body.toString('utf8'))),
    answer: async ({ operation, body }) => {
      const { status, body: answer, headers } = await engine.send(`DynamoDB_20120810.${operation}`, body);
      if (status === 200 && writes.test(operation)) written();
      return { status, headers: { 'content-type': 'application/x-amz-json-1.0', ...headers }, body: answer };
    },
  };
};
