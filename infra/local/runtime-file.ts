import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseObject, objectOf, textOr } from './json.ts';

/** How commands on this machine reach the running system. Readable by its owner only: it holds the operator's key. */
export type Runtime = {
  pid: number;
  url: string;
  gatewayUrl: string;
  inboxUrl: string;
  region: string;
  userPoolClientId: string;
  /** Names of the environment that every function may get, for commands that use the functions' own modules. */
  environment: Record<string, string>;
};

export const writeRuntime = (file: string, runtime: Runtime): void =>
  writeFileSync(file, `${JSON.stringify(runtime, null, 2)}\n`, { mode: 0o600 });

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Undefined when no system runs on this data folder. */
export const readRuntime = (file: string): Runtime | undefined => {
  if (!existsSync(file)) return undefined;
  const raw = parseObject(readFileSync(file, 'utf8'));
  const text = (name: string): string => textOr(raw[name], '');
  const pid = Number(raw.pid);
  if (!isAlive(pid)) return undefined;
  const environment = Object.fromEntries(
    Object.entries(objectOf(raw.environment)).map(([name, value]) => [name, String(value)]),
  );
  return {
    pid,
    url: text('url'),
    gatewayUrl: text('gatewayUrl'),
    inboxUrl: text('inboxUrl'),
    region: text('region'),
    userPoolClientId: text('userPoolClientId'),
    environment,
  };
};
