import type { RunOptions, StateMachine, StateMachineDefinition } from 'aws-local-stepfunctions';
import type { JsonObject } from '../json.ts';

type Library = { StateMachine: typeof StateMachine };
export type Handlers = Record<string, (envelope: unknown) => Promise<unknown>>;
export type Run = { abort: () => void; result: Promise<unknown> };
export type Interpreter = {
  run: (definition: JsonObject, input: unknown, context: object, handlers: Handlers) => Run;
  /** The library tells a timeout from other failures by its own class, which it does not export. */
  asTimeout: (error: Error) => Error;
};

/** Lets a task run out of time once, to get hold of the library's own error. */
const timeoutPrototype = async ({ StateMachine }: Library): Promise<object> => {
  const definition = {
    StartAt: 'T',
    States: { T: { Type: 'Task', Resource: 'local', TimeoutSeconds: 0.001, End: true } },
  };
  const machine = new StateMachine(definition as StateMachineDefinition, { validationOptions: { noValidate: true } });
  const never = { overrides: { taskResourceLocalHandlers: { T: () => new Promise<null>(() => undefined) } } };
  const error: unknown = await machine.run({}, never).result.catch((caught: unknown) => caught);
  const cause = error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof Error) || cause.name !== 'States.Timeout')
    throw new Error('aws-local-stepfunctions names a timeout otherwise than expected');
  return Object.getPrototypeOf(cause) as object;
};

const load = async (): Promise<Interpreter> => {
  const library = await import('aws-local-stepfunctions');
  const prototype = await timeoutPrototype(library);
  return {
    asTimeout: (error) =>
      Object.assign(Object.create(prototype) as Error, {
        name: error.name,
        message: error.message,
        retryable: true,
        catchable: true,
      }),
    run: (definition, input, context, handlers) => {
      const machine = new library.StateMachine(definition as unknown as StateMachineDefinition, {
        validationOptions: { noValidate: true },
      });
      const options = {
        noThrowOnAbort: true,
        context,
        overrides: { taskResourceLocalHandlers: handlers },
      } as RunOptions;
      const { abort, result } = machine.run(input as Parameters<typeof machine.run>[0], options);
      return { abort, result };
    },
  };
};

let loaded: Promise<Interpreter> | undefined;

/** Loaded with the first execution: it takes 30 MB. */
export const loadInterpreter = (): Promise<Interpreter> => (loaded ??= load());
