import type { Connection } from '../engine/connection.ts';
import { pause, within } from '../engine/ports.ts';
import { pruneStream } from '../engine/stream-index.ts';
import { messageOf } from '../errors.ts';
import type { Functions } from '../functions/functions.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { Consumer } from './consumers.ts';
import { deliver } from './delivery.ts';
import { createSource, engineStreamOf, type Source, type StreamRecord } from './records.ts';

export type Streams = { nudge: () => void; idle: () => Promise<void>; stop: () => Promise<void> };

export type StreamsParts = {
  consumers: Consumer[];
  engine: Connection;
  /** The engine's file, where it is ours to prune. */
  database: string | undefined;
  checkpoints: Checkpoints;
  functions: Functions;
  send: (queueArn: string, message: unknown) => Promise<void>;
  complain: (sentence: string) => void;
};

const pollMs = 1_000;
/** Writes that follow each other closely are read together; on AWS a reader looks four times a second. */
const gatherMs = 150;
const pruneEvery = 2_000n;

/** As Lambda writes it to an on-failure queue: where the records are, not the records. */
const letterOf = (consumer: Consumer, records: StreamRecord[], attempts: number, why: string): object => ({
  requestContext: {
    functionArn: consumer.functionArn,
    condition: 'RetryAttemptsExhausted',
    approximateInvokeCount: attempts,
  },
  responseContext: { statusCode: 200, functionError: why },
  version: '1.0',
  timestamp: new Date().toISOString(),
  DDBStreamBatchInfo: {
    shardId: 'local',
    startSequenceNumber: String(records[0]?.sequence),
    endSequenceNumber: String(records.at(-1)?.sequence),
    batchSize: records.length,
    streamArn: consumer.table.streamArn,
  },
});

/** Something that several may wait for and one may call. */
const createBell = () => {
  let waiting: (() => void)[] = [];
  return {
    ring: (): void => {
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
    wait: (milliseconds: number): Promise<void> =>
      within(new Promise<void>((resolve) => waiting.push(resolve)), milliseconds),
  };
};

/** Every stream consumer of the template: woken by writes, and once a second for writers that do not come through the gateway. */
export const startStreams = (parts: StreamsParts): Streams => {
  const { consumers, engine, checkpoints, functions, send, complain, database } = parts;
  const bell = createBell();
  let stopped = false;
  let gathering: NodeJS.Timeout | undefined;
  const reached = new Map<string, bigint>();
  const busy = new Set<string>();
  let nudges = 0;
  let pruned = 0n;

  const prune = (table: string): void => {
    const slowest = [...reached.values()].reduce((least, one) => (one < least ? one : least));
    if (database === undefined || reached.size < consumers.length || slowest - pruned < pruneEvery) return;
    pruned = slowest;
    // A second writer on the engine's file may have to wait; what stays now goes the next time.
    try {
      while (pruneStream(database, table, slowest) > 0);
    } catch (error) {
      complain(`The stream could not be pruned: ${messageOf(error)}`);
    }
  };

  const deadLetter = async (
    consumer: Consumer,
    records: StreamRecord[],
    attempts: number,
    why: string,
  ): Promise<void> => {
    complain(
      `${functions.nameOf(consumer.functionArn)} gave up on ${String(records.length)} stream record(s) after ${String(attempts)} attempts: ${why}`,
    );
    if (consumer.deadLetterArn !== undefined)
      await send(consumer.deadLetterArn, letterOf(consumer, records, attempts, why));
  };

  const isStopped = (): boolean => stopped;

  const sources = new Map<string, Promise<Source>>();
  const sourceOf = ({ table: { name, streamArn } }: Consumer): Promise<Source> => {
    const known = sources.get(name);
    if (known) return known;
    const opened = engineStreamOf(engine, name).then((stream) => createSource({ engine, stream, streamArn }));
    sources.set(name, opened);
    return opened;
  };

  const follow = async (consumer: Consumer, { stream, read }: Source): Promise<void> => {
    let position = checkpoints.get(consumer.name, stream.arn);
    reached.set(consumer.name, position ?? 0n);
    const passed = ({ sequence }: StreamRecord): void => {
      checkpoints.set(consumer.name, stream.arn, sequence);
      reached.set(consumer.name, sequence);
    };
    while (!stopped) {
      const before = nudges;
      const records = await read(position, consumer.batchSize);
      const last = records.at(-1);
      if (!last) {
        if (nudges === before) busy.delete(consumer.name);
        await bell.wait(pollMs);
        continue;
      }
      busy.add(consumer.name);
      position = last.sequence;
      await deliver(
        records.filter(({ json }) => consumer.hears(json)),
        {
          consumer,
          invoke: (event) => functions.invoke(consumer.functionArn, event),
          passed,
          deadLetter: (letters, attempts, why) => deadLetter(consumer, letters, attempts, why),
          stopped: () => stopped,
        },
      );
      // What was not for it at the end of the batch is passed too, unless a stop cut the batch short.
      if (!isStopped()) passed(last);
      prune(consumer.table.name);
      if (records.length < consumer.batchSize) await bell.wait(gatherMs);
    }
  };

  const persist = async (consumer: Consumer): Promise<void> => {
    while (!isStopped()) {
      try {
        await follow(consumer, await sourceOf(consumer));
      } catch (error) {
        sources.delete(consumer.table.name);
        if (!isStopped()) complain(`The stream of ${consumer.table.name} cannot be read: ${messageOf(error)}`);
        await bell.wait(pollMs);
      }
    }
  };

  const running = consumers.map(persist);
  return {
    nudge: () => {
      nudges += 1;
      for (const { name } of consumers) busy.add(name);
      gathering ??= setTimeout(() => {
        gathering = undefined;
        bell.ring();
      }, gatherMs);
    },
    idle: async () => {
      while (busy.size > 0 && !stopped) {
        bell.ring();
        await pause(5);
      }
    },
    stop: async () => {
      stopped = true;
      bell.ring();
      await within(Promise.all(running), 1_000);
    },
  };
};
