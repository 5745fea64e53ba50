import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { notUnderstood } from '../errors.ts';
import type { Caller, Callers } from '../gateway/callers.ts';
import type { Role } from '../iam/roles.ts';
import { checkLoads, keepCode } from './code.ts';
import type { FunctionDescription } from './description.ts';
import { environmentOf } from './environment.ts';
import { openLogFile } from './log-file.ts';
import { createPool, type Pool } from './pool.ts';
import type { Outcome } from './worker.ts';

/** Every function of the template, callable by its ARN (a version or alias behind it is the same function here). */
export type Functions = {
  invoke: (arn: string, event: string) => Promise<Outcome>;
  knows: (arn: string) => boolean;
  nameOf: (arn: string) => string;
  stop: () => Promise<void>;
};

export type FunctionsParts = {
  descriptions: FunctionDescription[];
  roles: Map<string, Role>;
  callers: Callers;
  gatewayUrl: string;
  localise: (text: string) => string;
  folder: string;
  /** Where it is noted which bundles were found to load. */
  marks: string;
  /** Functions that nobody waits for at a screen (of a clock or a workflow) end after seconds, not minutes. */
  endsSoon: (arn: string) => boolean;
  complain: (sentence: string) => void;
};

const idleMs = 5 * 60_000;
const soonMs = 5_000;

const base = (arn: string): string => arn.split(':').slice(0, 7).join(':');

type Ready = { description: FunctionDescription; caller: Caller };

/** Ready to be called: every bundle was copied and found to load. */
export const createFunctions = async (parts: FunctionsParts): Promise<Functions> => {
  const temporary = join(parts.folder, 'tmp');
  rmSync(temporary, { recursive: true, force: true });
  const logs = new Map<string, { close: () => void }>();

  const callerOf = ({ name, roleArn }: FunctionDescription): Caller => {
    const role = parts.roles.get(roleArn);
    if (!role) throw notUnderstood(`the role ${roleArn}, of ${name}`);
    return parts.callers.add(name, role);
  };

  const environmentIn = ({ description, caller }: Ready, slot: number): Record<string, string> => {
    const temporaryFolder = join(temporary, `${description.name}-${String(slot)}`);
    mkdirSync(temporaryFolder, { recursive: true });
    const { gatewayUrl, localise } = parts;
    return environmentOf(description, caller, { gatewayUrl, localise, temporaryFolder });
  };

  const poolOf = (ready: Ready): Pool => {
    const { description } = ready;
    const log = openLogFile(join(parts.folder, 'logs'), description.name);
    logs.set(description.name, log);
    return createPool({
      description,
      environment: (slot) => environmentIn(ready, slot),
      write: log.write,
      complain: parts.complain,
      idleMs: parts.endsSoon(description.arn) ? soonMs : idleMs,
    });
  };

  const all = keepCode(parts.descriptions, join(parts.folder, 'code')).map((description) => ({
    description,
    caller: callerOf(description),
  }));
  const loadable = all.map((ready) => ({
    description: ready.description,
    environment: () => environmentIn(ready, 0),
  }));
  await checkLoads(loadable, parts.marks);

  const pools = new Map(all.map((ready) => [ready.description.arn, poolOf(ready)]));
  return {
    knows: (arn) => pools.has(base(arn)),
    nameOf: (arn) => base(arn).split(':').at(-1) ?? arn,
    invoke: (arn, event) => {
      const pool = pools.get(base(arn));
      if (!pool) throw new Error(`There is no function ${arn}.`);
      return pool.invoke(event);
    },
    stop: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.stop()));
      for (const log of logs.values()) log.close();
    },
  };
};
