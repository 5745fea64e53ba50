import { existsSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { FunctionDescription } from './description.ts';
import type { Failure, Invocation, WorkerData, WorkerMessage } from './runtime.ts';

export type Outcome = { ok: true; payload: string } | { ok: false; error: Failure };

/** One worker thread of one function: one event at a time. */
export type FunctionWorker = {
  ready: Promise<void>;
  run: (event: string) => Promise<Outcome>;
  end: () => Promise<void>;
  gone: Promise<void>;
};

export type WorkerParts = {
  description: FunctionDescription;
  environment: Record<string, string>;
  write: (text: string) => void;
};

const failure = (errorType: string, errorMessage: string): Outcome => ({
  ok: false,
  error: { errorType, errorMessage, trace: [] },
});

/** Beside the bundled host lies a bundled runtime; the sources run as they are. */
const runtimeFile = (): string => {
  const bundled = fileURLToPath(new URL('./runtime.js', import.meta.url));
  return existsSync(bundled) ? bundled : fileURLToPath(new URL('./runtime.ts', import.meta.url));
};

// Measured on creates and pages: 4 MB collect as cheaply as 16, and all workers together keep a tenth less. Functions that hold
// a whole workbook get more.
const youngGenerationMb = (memoryMb: number): number => (memoryMb >= 2_048 ? 16 : 4);

export const startWorker = ({ description, environment, write }: WorkerParts): FunctionWorker => {
  const { file, handlerName, name, arn, memoryMb, timeoutMs } = description;
  const data: WorkerData = { file, handlerName, functionName: name, functionArn: arn, memoryMb };
  const thread = new Worker(runtimeFile(), {
    name,
    env: environment,
    workerData: data,
    stdout: true,
    stderr: true,
    resourceLimits: {
      maxYoungGenerationSizeMb: youngGenerationMb(memoryMb),
      maxOldGenerationSizeMb: Math.max(memoryMb, 128),
    },
  });
  const output = (chunk: Buffer): void => write(chunk.toString());
  thread.stdout.on('data', output);
  thread.stderr.on('data', output);

  let settle: ((outcome: Outcome) => void) | undefined;
  let crash = `${name} ended`;
  const finish = (outcome: Outcome): void => {
    settle?.(outcome);
    settle = undefined;
  };
  let loaded: () => void = () => undefined;
  let notLoaded: (error: Error) => void = () => undefined;
  const ready = new Promise<void>((resolve, reject) => ([loaded, notLoaded] = [resolve, reject]));
  ready.catch(() => undefined);

  thread.on('message', (message: WorkerMessage) => {
    if ('printed' in message && message.printed !== '') write(message.printed);
    if (message.kind === 'ready') loaded();
    else if (message.kind === 'printed') return;
    else if (message.kind === 'result') finish({ ok: true, payload: message.payload });
    else finish({ ok: false, error: message.error });
  });
  thread.on('error', (error: Error) => {
    crash = `${error.name}: ${error.message}`;
    write(`${error.stack ?? crash}\n`);
  });
  const gone = new Promise<void>((resolve) => {
    thread.once('exit', () => {
      notLoaded(new Error(crash));
      finish(failure('Runtime.ExitError', crash));
      resolve();
    });
  });

  const run = async (event: string): Promise<Outcome> => {
    try {
      await ready;
    } catch (error) {
      return failure('Runtime.ImportModuleError', error instanceof Error ? error.message : String(error));
    }
    const deadline = Date.now() + timeoutMs;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        finish(failure('Sandbox.Timedout', `Task timed out after ${(timeoutMs / 1_000).toFixed(2)} seconds`));
        void thread.terminate();
      }, timeoutMs);
      settle = (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      };
      thread.postMessage({ event, requestId: randomUUID(), deadline } satisfies Invocation);
    });
  };
  return {
    ready,
    run,
    gone,
    end: async () => {
      await thread.terminate();
    },
  };
};
