import { isObject, listOf, parseObject, textOr } from '../json.ts';
import type { Outcome } from '../functions/worker.ts';
import { pause } from '../engine/ports.ts';
import type { Consumer } from './consumers.ts';
import type { StreamRecord } from './records.ts';

export type DeliveryParts = {
  consumer: Pick<Consumer, 'bisects' | 'reportsFailures' | 'retries' | 'maxAgeMs'>;
  invoke: (event: string) => Promise<Outcome>;
  /** Everything up to and with this record is done with. */
  passed: (record: StreamRecord) => void;
  deadLetter: (records: StreamRecord[], attempts: number, why: string) => Promise<void>;
  stopped: () => boolean;
  backoffMs?: (attempt: number) => number;
};

type Batch = { records: StreamRecord[]; attempts: number };

const backoff = (attempt: number): number => Math.min(100 * 2 ** attempt, 5_000);

/** Where the first failure is: past the end when there is none. */
const firstFailure = (records: StreamRecord[], outcome: Outcome, reportsFailures: boolean): number => {
  if (!outcome.ok) return 0;
  if (!reportsFailures || outcome.payload === 'null') return records.length;
  const failed = listOf(parseObject(outcome.payload).batchItemFailures).filter(isObject);
  const named = new Set(failed.map(({ itemIdentifier }) => textOr(itemIdentifier, '')));
  if (named.size === 0) return records.length;
  const index = records.findIndex(({ sequence }) => named.has(String(sequence)));
  // Lambda takes a failure that names no record of the batch as the failure of all of it.
  return index < 0 ? 0 : index;
};

/**
 * One batch to its end, in order: what went well is passed, what failed is tried again — in halves, or from the record
 * that failed — and a record that fails for good becomes a dead letter, so that those behind it go on.
 */
export const deliver = async (records: StreamRecord[], parts: DeliveryParts): Promise<void> => {
  const { consumer, invoke, passed, deadLetter, stopped, backoffMs = backoff } = parts;
  const open: Batch[] = records.length > 0 ? [{ records, attempts: 0 }] : [];
  const pass = (done: StreamRecord[]): void => {
    const last = done.at(-1);
    if (last) passed(last);
  };

  for (let batch = open.shift(); batch && !stopped(); batch = open.shift()) {
    const outcome = await invoke(JSON.stringify({ Records: batch.records.map(({ json }) => json) }));
    const failedAt = firstFailure(batch.records, outcome, consumer.reportsFailures);
    pass(batch.records.slice(0, failedAt));
    const rest = batch.records.slice(failedAt);
    const [first] = rest;
    if (!first) continue;
    if (consumer.bisects && rest.length > 1) {
      // A named record is taken out; of a batch that failed as a whole, each half is tried.
      const cut = outcome.ok ? 1 : Math.ceil(rest.length / 2);
      open.unshift(
        { records: rest.slice(0, cut), attempts: outcome.ok ? 1 : 0 },
        { records: rest.slice(cut), attempts: 0 },
      );
      continue;
    }
    const attempts = batch.attempts + 1;
    const tooOld = Date.now() - first.at > consumer.maxAgeMs;
    if (tooOld || (consumer.retries >= 0 && attempts > consumer.retries)) {
      const why = outcome.ok ? 'batchItemFailures' : `${outcome.error.errorType}: ${outcome.error.errorMessage}`;
      await deadLetter(rest, attempts, why);
      pass(rest);
      continue;
    }
    await pause(backoffMs(attempts));
    open.unshift({ records: rest, attempts });
  }
};
