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
export type WorkerMessage =
  { kind: 'ready' } | { kind: 'result'; payload: string } | { kind: 'failure'; error: Failure };

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

const port = parentPort;
if (port) {
  const data = workerData as WorkerData;
  const loaded = createRequire(data.file)(data.file) as Record<string, Handler>;
  const handler = loaded[data.handlerName];
  if (typeof handler !== 'function') throw new Error(`${data.file} exports no ${data.handlerName}`);
  const say = (message: WorkerMessage): void => port.postMessage(message);
  port.on('message', (invocation: Invocation) => {
    run(handler, JSON.parse(invocation.event), contextOf(data, invocation)).then(
      (result) => say({ kind: 'result', payload: (JSON.stringify(result) as string | undefined) ?? 'null' }),
      (error: unknown) => say({ kind: 'failure', error: failureOf(error) }),
    );
  });
  say({ kind: 'ready' });
}
