/** A request has half a minute in all; what works through many records stops well before and says what is left. */
const workMs = 18_000;

/** Begins the time of one request; whether there is still some of it is asked before each piece of work. */
export const beginTime = (): (() => boolean) => {
  const until = performance.now() + workMs;
  return () => performance.now() < until;
};
