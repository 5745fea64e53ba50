export type Stops = { add: (stop: () => Promise<void> | void) => void; run: () => Promise<void> };

/** What was started, ended in reverse order, once whoever asks; one that fails does not keep the others. */
export const createStops = (): Stops => {
  const stops: (() => Promise<void> | void)[] = [];
  let running: Promise<void> | undefined;
  const endAll = async (): Promise<void> => {
    for (let stop = stops.pop(); stop; stop = stops.pop()) {
      try {
        await stop();
      } catch {
        // It is ending anyway.
      }
    }
    running = undefined;
  };
  return {
    add: (stop) => void stops.push(stop),
    run: () => (running ??= endAll()),
  };
};
