import { isObject, listOf, numberOr, textsOf } from '../json.ts';

export type TaskError = { error: string; cause: string };

const matches = (name: string, error: string): boolean => {
  if (name === error || name === 'States.ALL') return true;
  return name === 'States.TaskFailed' && error !== 'States.Timeout';
};

/** Milliseconds until the next attempt, or undefined when there is none. `spent` counts the retries each retrier made. */
export const nextAttempt = (
  retriers: unknown,
  { error }: TaskError,
  spent: number[],
): { waitMs: number; spent: number[] } | undefined => {
  for (const [index, retrier] of listOf(retriers).entries()) {
    if (!isObject(retrier) || !textsOf(retrier.ErrorEquals).some((name) => matches(name, error))) continue;
    const used = spent[index] ?? 0;
    if (used >= numberOr(retrier.MaxAttempts, 3)) return undefined;
    const growing = numberOr(retrier.IntervalSeconds, 1) * numberOr(retrier.BackoffRate, 2) ** used;
    const seconds = Math.min(growing, numberOr(retrier.MaxDelaySeconds, Number.POSITIVE_INFINITY));
    const chance = retrier.JitterStrategy === 'FULL' ? Math.random() : 1;
    const counted = listOf(retriers).map((_, at) => (spent[at] ?? 0) + (at === index ? 1 : 0));
    return { waitMs: seconds * 1_000 * chance, spent: counted };
  }
  return undefined;
};
