// Node's timers hold at most 24.8 days, and a machine may sleep: go in steps of an hour, by the clock.
const longestStep = 3_600_000;

/** Resolves when the clock has reached an instant, however far; never after `signal` was raised. */
export const until = (at: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const step = (): void => {
      if (signal.aborted) return;
      const left = at - Date.now();
      if (left <= 0) return resolve();
      const timer = setTimeout(
        () => {
          signal.removeEventListener('abort', cancel);
          step();
        },
        Math.min(left, longestStep),
      );
      const cancel = (): void => clearTimeout(timer);
      signal.addEventListener('abort', cancel, { once: true });
    };
    step();
  });
