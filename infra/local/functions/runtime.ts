/**
 * Runs inside a worker thread: loads one bundle and answers one event at a time, as Lambda's runtime does.
 * Events and results cross the border as JSON text, which is Lambda's own meaning of them.
 */
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

export type WorkerData = {
  file: string;
  handlerName: string;
  functionName: string;
  functionArn: string;
  memoryMb: number;
};
export type Invocation = { event: string; requestId: string; deadline: number };
export type Failure = { errorType: string; errorMessage: string; trace: string[] };
/** `printed` is what the function wrote since the last message. */
export type WorkerMessage =
  | { kind: 'ready' }
  | { kind: 'printed'; printed: string }
  | { kind: 'result'; payload: string; printed: string }
  | { kind: 'failure'; error: Failure; printed: string };

type Context = Record<string, unknown>;
type Handler = (event: unknown, context: Context, callback: (error: unknown, result?: unknown) => void) => unknown;

const failureOf = (error: unknown): Failure => {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
};

const contextOf = (
  { functionName, functionArn, memoryMb }: WorkerData,
  { requestId, deadline }: Invocation,
): Context => ({
  functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: functionArn,
  memoryLimitInMB: String(memoryMb),
  awsRequestId: requestId,
  logGroupName: `/aws/lambda/${functionName}`,
  logStreamName: 'local',
  callbackWaitsForEmptyEventLoop: false,
  getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
});

const run = (handler: Handler, event: unknown, context: Context): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const returned = handler(event, context, (error, result) =>
      error ? reject(failureAsError(error)) : resolve(result),
    );
    if (returned instanceof Promise) returned.then(resolve, reject);
    else if (handler.length < 3) resolve(returned);
  });

const failureAsError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

const soonMs = 100;

/**
 * Lines of a log cross the border with the result that they precede: a crossing of its own for each wakes the host's thread.
 * What is printed long before a result, outside of an event or right before the end goes by itself.
 */
const collectPrinted = (say: (message: WorkerMessage) => void): (() => string) => {
  let printed = '';
  let soon: NodeJS.Timeout | undefined;
  const take = (): string => {
    clearTimeout(soon);
    soon = undefined;
    const taken = printed;
    printed = '';
    return taken;
  };
  const tell = (): void => {
    const taken = take();
    if (taken !== '') say({ kind: 'printed', printed: taken });
  };
  const collect = (chunk: string | Uint8Array): true => {
    printed += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    soon ??= setTimeout(tell, soonMs).unref();
    return true;
  };
  process.stdout.write = collect;
  process.stderr.write = collect;
  process.on('exit', tell);
  return take;
};

const port = parentPort;
if (port) {
  const say = (message: WorkerMessage): void => port.postMessage(message);
  const printed = collectPrinted(say);
  const data = workerData as WorkerData;
  const loaded = createRequire(data.file)(data.file) as Record<string, Handler>;
  const handler = loaded[data.handlerName];
  if (typeof handler !== 'function') throw new Error(`${data.file} exports no ${data.handlerName}`);
  port.on('message', (invocation: Invocation) => {
    run(handler, JSON.parse(invocation.event), contextOf(data, invocation)).then(
      (result) =>
        say({
          kind: 'result',
          payload: (JSON.stringify(result) as string | undefined) ?? 'null',
          printed: printed(),
        }),
      (error: unknown) => say({ kind: 'failure', error: failureOf(error), printed: printed() }),
    );
  });
  say({ kind: 'ready' });
}
