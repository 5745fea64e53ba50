import { AsyncLocalStorage } from 'node:async_hooks';

/** What the calls of one request consumed, in capacity units, indexes included. */
export type Consumed = { read: number; write: number };
const current = new AsyncLocalStorage<Consumed>();

export const measuring = async <T>(work: () => Promise<T>): Promise<{ result: T; consumed: Consumed }> => {
  const consumed = { read: 0, write: 0 };
  return { result: await current.run(consumed, work), consumed };
};

export const count = (kind: keyof Consumed, units: number | undefined): void => {
  const consumed = current.getStore();
  if (consumed) consumed[kind] += units ?? 0;
};
