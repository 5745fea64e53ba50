import { describe, expect, it } from 'vitest';
import { deliver } from '../../../infra/local/streams/delivery.ts';
import type { StreamRecord } from '../../../infra/local/streams/records.ts';

const record = (sequence: number): StreamRecord => ({
  sequence: BigInt(sequence),
  at: Date.now(),
  json: { n: sequence },
});
const consumer = { bisects: true, reportsFailures: true, retries: 2, maxAgeMs: 3_600_000 };

/** A consumer that fails at some records in one of three ways, and what came of it. */
const run = async (
  count: number,
  fails: 'throws' | 'reports',
  bad: number[],
  settings: Partial<typeof consumer> = {},
) => {
  const [applied, letters, checkpoints]: number[][] = [[], [], []];
  const calls: number[][] = [];
  await deliver(
    Array.from({ length: count }, (_, index) => record(index + 1)),
    {
      consumer: { ...consumer, ...settings },
      invoke: (event) => {
        const numbers = (JSON.parse(event) as { Records: { n: number }[] }).Records.map(({ n }) => n);
        calls.push(numbers);
        const at = numbers.findIndex((n) => bad.includes(n));
        if (at >= 0 && fails === 'throws')
          return Promise.resolve({ ok: false, error: { errorType: 'Error', errorMessage: 'bad', trace: [] } });
        applied?.push(...(at < 0 ? numbers : numbers.slice(0, at)));
        const batchItemFailures = at < 0 ? [] : [{ itemIdentifier: String(numbers[at]) }];
        return Promise.resolve({ ok: true, payload: JSON.stringify({ batchItemFailures }) });
      },
      passed: ({ sequence }) => checkpoints?.push(Number(sequence)),
      deadLetter: (records) => {
        letters?.push(...records.map(({ sequence }) => Number(sequence)));
        return Promise.resolve();
      },
      stopped: () => false,
      backoffMs: () => 0,
    },
  );
  return { applied, letters, checkpoints, calls };
};

describe('A batch of stream records', () => {
  it('is passed as a whole when nothing fails', async () => {
    expect(await run(5, 'throws', [])).toMatchObject({ applied: [1, 2, 3, 4, 5], letters: [], checkpoints: [5] });
  });

  it.each(['throws', 'reports'] as const)(
    'of ten with one bad gives nine applied in order and one dead letter, when the consumer %s',
    async (fails) => {
      const { applied, letters, checkpoints } = await run(10, fails, [4]);
      expect(applied).toEqual([1, 2, 3, 5, 6, 7, 8, 9, 10]);
      expect(letters).toEqual([4]);
      expect(checkpoints).toEqual([...(checkpoints ?? [])].sort((a, b) => a - b));
      expect(checkpoints?.at(-1)).toBe(10);
    },
  );

  it('tries a failing record as often as it is told, and no more', async () => {
    const { calls } = await run(1, 'throws', [1]);
    expect(calls).toHaveLength(3);
  });

  it('is given up as one where it may not be split', async () => {
    expect(await run(3, 'throws', [2], { bisects: false })).toMatchObject({ applied: [], letters: [1, 2, 3] });
  });
});
