import { parseArgs } from 'node:util';
import { CannotStart, messageOf } from './errors.ts';

export type StartOptions = { port: number; dataDir: string; empty: boolean };

const portOf = (text: string): number => {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new CannotStart(`"${text}" is not a port; give a number from 1 to 65535.`);
};

/** `--port N --data DIR --empty`, or PORT and LOCAL_DATA. */
export const startOptions = (args: string[], env: NodeJS.ProcessEnv): StartOptions => {
  const options = { port: { type: 'string' }, data: { type: 'string' }, empty: { type: 'boolean' } } as const;
  try {
    const { values } = parseArgs({ args, options });
    return {
      port: portOf(values.port ?? env.PORT ?? '3000'),
      dataDir: values.data ?? env.LOCAL_DATA ?? '.local',
      empty: values.empty ?? false,
    };
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    throw new CannotStart(`${messageOf(error)}. The options are --port N, --data DIR and --empty.`);
  }
};
