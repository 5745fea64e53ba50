import { join } from 'node:path';
import { bannerOf } from './banner.ts';
import { CannotStart, messageOf } from './errors.ts';
import { type Host, startHost } from './host.ts';
import { startOptions } from './options.ts';

/** The process behind `npm start`: the host, its banner and its end. */
const printed = new Set<string>();

/** The same complaint again and again helps nobody; the first of each is on the screen, all are in the logs. */
const complain = (sentence: string): void => {
  if (printed.size > 1_000) printed.clear();
  if (printed.has(sentence)) return;
  printed.add(sentence);
  console.error(sentence);
};

const stopOn = (host: Host): void => {
  let stopping = false;
  const stop = (code: number): void => {
    if (stopping) return process.exit(code);
    stopping = true;
    void host.stop().finally(() => process.exit(code));
  };
  process.on('SIGINT', () => stop(0));
  process.on('SIGTERM', () => stop(0));
  process.on('SIGHUP', () => stop(0));
  void host.engineEnded.then(() => {
    if (stopping) return;
    console.error(
      'The database engine ended by itself; the system stops. Start it again: what was acknowledged is there.',
    );
    stop(1);
  });
};

const main = async (): Promise<void> => {
  const { port, dataDir, empty } = startOptions(process.argv.slice(2), process.env);
  const host = await startHost({ port, dataDir, empty, complain });
  stopOn(host);
  console.log(bannerOf(host, dataDir, join(dataDir, 'keys.json')));
};

main().catch((error: unknown) => {
  if (error instanceof CannotStart) {
    console.error(error.message);
    process.exit(error.exitCode);
  }
  console.error(`The system did not start: ${messageOf(error)}`);
  if (error instanceof Error && process.env.DEBUG) console.error(error.stack);
  process.exit(1);
});
