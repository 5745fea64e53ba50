import type { FunctionDescription } from './description.ts';
import { type FunctionWorker, type Outcome, startWorker } from './worker.ts';

export type PoolParts = {
  description: FunctionDescription;
  /** A fresh environment for the n-th worker. */
  environment: (slot: number) => Record<string, string>;
  write: (text: string) => void;
  complain: (sentence: string) => void;
  idleMs: number;
};

export type Pool = { invoke: (event: string) => Promise<Outcome>; stop: () => Promise<void>; workers: () => number };

type Slot = { worker: FunctionWorker; slot: number; busy: boolean; idle: NodeJS.Timeout | undefined };
type Waiting = { event: string; done: (outcome: Outcome) => void };

const largest = 2;
/** After so many crashes without a success in between, events are refused for a while instead of starting threads for ever. */
const toleratedCrashes = 5;
const restMs = 10_000;
/** A second worker was for a busy moment: it ends sooner than the one that stays for the next question. */
const spareIdleMs = 60_000;

const crashed = (outcome: Outcome): boolean => !outcome.ok && /^(Runtime|Sandbox)\./.test(outcome.error.errorType);

/** Up to two workers of one function: started at the first event, ended when idle; a crash ends one worker only. */
export const createPool = ({ description, environment, write, complain, idleMs }: PoolParts): Pool => {
  const slots: Slot[] = [];
  const waiting: Waiting[] = [];
  let crashes = 0;
  let restUntil = 0;
  let stopped = false;

  const remove = (slot: Slot): void => {
    clearTimeout(slot.idle);
    const at = slots.indexOf(slot);
    if (at >= 0) slots.splice(at, 1);
  };

  const start = (): Slot => {
    const number = [0, 1].find((free) => !slots.some((taken) => taken.slot === free)) ?? 0;
    const worker = startWorker({ description, environment: environment(number), write });
    const slot: Slot = { worker, slot: number, busy: false, idle: undefined };
    slots.push(slot);
    void worker.gone.then(() => remove(slot));
    return slot;
  };

  const endAfter = (slot: Slot, ms: number): void => {
    slot.idle = setTimeout(() => {
      if (slots.length === 1 && ms < idleMs) return endAfter(slot, idleMs - ms);
      remove(slot);
      void slot.worker.end();
    }, ms);
    slot.idle.unref();
  };

  const rest = (slot: Slot): void => {
    slot.busy = false;
    endAfter(slot, Math.min(spareIdleMs, idleMs));
  };

  const judge = (outcome: Outcome): void => {
    if (!crashed(outcome)) {
      crashes = 0;
      return;
    }
    crashes += 1;
    if (!outcome.ok) complain(`${description.name}: ${outcome.error.errorMessage}`);
    if (crashes < toleratedCrashes) return;
    crashes = 0;
    restUntil = Date.now() + restMs;
    complain(
      `${description.name} crashed ${String(toleratedCrashes)} times in a row and rests for ${String(restMs / 1_000)} s.`,
    );
  };

  const work = async (slot: Slot, { event, done }: Waiting): Promise<void> => {
    slot.busy = true;
    clearTimeout(slot.idle);
    const outcome = await slot.worker.run(event);
    judge(outcome);
    if (crashed(outcome)) {
      remove(slot);
      void slot.worker.end();
    } else rest(slot);
    done(outcome);
    next();
  };

  const next = (): void => {
    if (waiting.length === 0 || stopped) return;
    // The last one first: with little to do, the other falls idle and ends.
    const slot = slots.findLast(({ busy }) => !busy) ?? (slots.length < largest ? start() : undefined);
    if (!slot) return;
    const first = waiting.shift();
    if (first) void work(slot, first);
    next();
  };

  const resting = (): Outcome | undefined =>
    Date.now() < restUntil
      ? {
          ok: false,
          error: {
            errorType: 'Runtime.CrashLoop',
            errorMessage: `${description.name} rests after repeated crashes`,
            trace: [],
          },
        }
      : undefined;

  return {
    invoke: (event) => {
      const refused = resting();
      if (refused) return Promise.resolve(refused);
      return new Promise((done) => {
        waiting.push({ event, done });
        next();
      });
    },
    workers: () => slots.length,
    stop: async () => {
      stopped = true;
      const all = [...slots];
      for (const slot of all) remove(slot);
      await Promise.all(all.map(({ worker }) => worker.end()));
    },
  };
};
