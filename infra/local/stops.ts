export type Stops = { add: (stop: () => Promise<void> | void) => void; run: () => Promise<void> };

/** What was started, ended in reverse order; one that fails does not keep the others. */
export const createStops = (): Stops => {
  const stops: (() => Promise<void> | void)[] = [];
  return {
    add: (stop) => void stops.push(stop),
    run: async () => {
      for (let stop = stops.pop(); stop; stop = stops.pop()) {
        try {
          await stop();
        } catch {
          // It is ending anyway.
        }
      }
    },
  };
};
