import type { Connection } from '../engine/connection.ts';
import { isObject, listOf, numberOr, objectOf, textOf, textOr, type JsonObject } from '../json.ts';

export type StreamRecord = { sequence: bigint; at: number; json: JsonObject };

/** The engine's own name for a table's stream, and its one shard. */
export type EngineStream = { arn: string; shard: string };

export const engineStreamOf = async (engine: Connection, table: string): Promise<EngineStream> => {
  const described = await engine.call('DescribeTable', { TableName: table });
  const arn = textOf(objectOf(described.Table).LatestStreamArn, `the stream of ${table}`);
  const stream = await engine.call('DescribeStream', { StreamArn: arn }, 'DynamoDBStreams_20120810');
  const [shard] = listOf(objectOf(stream.StreamDescription).Shards).map(objectOf);
  return { arn, shard: textOf(shard?.ShardId, `the shard of ${table}`) };
};

const recordOf = (raw: JsonObject, streamArn: string, region: string): StreamRecord => {
  const body = objectOf(raw.dynamodb);
  return {
    sequence: BigInt(textOr(body.SequenceNumber, '0')),
    at: numberOr(body.ApproximateCreationDateTime, 0) * 1_000,
    json: { ...raw, awsRegion: region, eventSourceARN: streamArn },
  };
};

export type Reader = { read: (limit: number) => Promise<StreamRecord[]> };

type ReaderParts = { engine: Connection; stream: EngineStream; streamArn: string; after: bigint | undefined };

/** Reads on from a position; an iterator that the engine no longer knows is made anew. */
export const createReader = ({ engine, stream, streamArn, after }: ReaderParts): Reader => {
  let position = after;
  let iterator: string | undefined;
  const region = streamArn.split(':')[3] ?? '';
  const call = (operation: string, body: object): Promise<JsonObject> =>
    engine.call(operation, body, 'DynamoDBStreams_20120810');

  const freshIterator = async (): Promise<string> => {
    const place =
      position === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: String(position) };
    const answer = await call('GetShardIterator', { StreamArn: stream.arn, ShardId: stream.shard, ...place });
    return textOf(answer.ShardIterator, 'a shard iterator');
  };

  return {
    read: async (limit) => {
      iterator ??= await freshIterator();
      try {
        const answer = await call('GetRecords', { ShardIterator: iterator, Limit: limit });
        const records = listOf(answer.Records)
          .filter(isObject)
          .map((raw) => recordOf(raw, streamArn, region));
        iterator = typeof answer.NextShardIterator === 'string' ? answer.NextShardIterator : undefined;
        position = records.at(-1)?.sequence ?? position;
        return records;
      } catch (error) {
        iterator = undefined;
        throw error;
      }
    },
  };
};
