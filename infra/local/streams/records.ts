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

/** One stream for all of its readers: who comes second gets what the first read, for the engine writes each record out anew. */
export type Source = {
  stream: EngineStream;
  /** Records after a position, or from the beginning. */
  read: (after: bigint | undefined, limit: number) => Promise<StreamRecord[]>;
};

const keptRecords = 1_000;

/** The last records that were read, without a gap: all after `from`. */
const createRecent = () => {
  let from: bigint | undefined;
  let records: StreamRecord[] = [];
  return {
    after: (position: bigint, limit: number): StreamRecord[] => {
      if (from === undefined || position < from) return [];
      const start = records.findIndex(({ sequence }) => sequence > position);
      return start < 0 ? [] : records.slice(start, start + limit);
    },
    remember: (position: bigint, read: StreamRecord[]): void => {
      const follows = records.at(-1)?.sequence === position;
      if (!follows) from = position;
      records = follows ? [...records, ...read] : read;
      const dropped = records[records.length - keptRecords - 1];
      if (!dropped) return;
      from = dropped.sequence;
      records = records.slice(-keptRecords);
    },
  };
};

type SourceParts = { engine: Connection; stream: EngineStream; streamArn: string };

/** An iterator that the engine no longer knows is made anew. */
export const createSource = ({ engine, stream, streamArn }: SourceParts): Source => {
  const region = streamArn.split(':')[3] ?? '';
  const beginning = -1n;
  const recent = createRecent();
  let next: { position: bigint; iterator: string } | undefined;
  let reading: { position: bigint; records: Promise<StreamRecord[]> } | undefined;
  const call = (operation: string, body: object): Promise<JsonObject> =>
    engine.call(operation, body, 'DynamoDBStreams_20120810');

  const iteratorAt = async (position: bigint): Promise<string> => {
    if (next?.position === position) return next.iterator;
    const place =
      position === beginning
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: String(position) };
    const answer = await call('GetShardIterator', { StreamArn: stream.arn, ShardId: stream.shard, ...place });
    return textOf(answer.ShardIterator, 'a shard iterator');
  };

  const fromEngine = async (position: bigint, limit: number): Promise<StreamRecord[]> => {
    try {
      const answer = await call('GetRecords', { ShardIterator: await iteratorAt(position), Limit: limit });
      const records = listOf(answer.Records)
        .filter(isObject)
        .map((raw) => recordOf(raw, streamArn, region));
      const iterator = textOr(answer.NextShardIterator, '');
      next = iterator === '' ? undefined : { position: records.at(-1)?.sequence ?? position, iterator };
      if (records.length > 0) recent.remember(position, records);
      return records;
    } catch (error) {
      next = undefined;
      throw error;
    }
  };

  return {
    stream,
    read: (after, limit) => {
      const position = after ?? beginning;
      const known = recent.after(position, limit);
      if (known.length > 0) return Promise.resolve(known);
      // Nothing, said to one who asked earlier, may not be true any more.
      if (reading?.position === position)
        return reading.records.then((records) =>
          records.length > 0 ? records.slice(0, limit) : fromEngine(position, limit),
        );
      const mine = { position, records: fromEngine(position, limit) };
      reading = mine;
      const done = (): void => {
        if (reading === mine) reading = undefined;
      };
      mine.records.then(done, done);
      return mine.records;
    },
  };
};
