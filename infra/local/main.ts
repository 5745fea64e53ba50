import { join } from 'node:path';
import { bannerOf } from './banner.ts';
import { CannotStart, messageOf } from './errors.ts';
import { startHost } from './host.ts';
import { startOptions } from './options.ts';
import { createStops } from './stops.ts';

/** The process behind `npm start`: the host, its banner and its end. */
const stops = createStops();
let ending = false;
let endingSince = 0;
const printed = new Set<string>();

/** The same complaint again and again helps nobody; the first of each is on the screen, all are in the logs. */
const complain = (sentence: string): void => {
  if (printed.size > 1_000) printed.clear();
  // What is cut short while everything ends is no news.
  if (ending || printed.has(sentence)) return;
  printed.add(sentence);
  console.error(sentence);
};

const patience = 2_000;

/** npm passes on the signal that the terminal already gave; who asks again after a while does not want to wait. */
const end = (code: number): void => {
  if (ending && Date.now() - endingSince > patience) process.exit(code);
  if (ending) return;
  ending = true;
  endingSince = Date.now();
  void stops.run().finally(() => process.exit(code));
};

const explain = (error: unknown): number => {
  if (error instanceof CannotStart) {
    console.error(error.message);
    return error.exitCode;
  }
  console.error(`The system did not start: ${messageOf(error)}`);
  if (error instanceof Error && process.env.DEBUG) console.error(error.stack);
  return 1;
};

const main = async (): Promise<void> => {
  const { port, dataDir, empty } = startOptions(process.argv.slice(2), process.env);
  const host = await startHost({ port, dataDir, empty, complain, stops });
  void host.engineEnded.then(() => {
    if (ending) return;
    console.error('The database engine ended by itself; start the system again: what was acknowledged is there.');
    end(1);
  });
  console.log(bannerOf(host, dataDir, join(dataDir, 'keys.json')));
};

// Ctrl-C ends everything at whatever moment it comes, while the demo data are being loaded too.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0));
main().catch((error: unknown) => {
  if (!ending) process.exit(explain(error));
});
