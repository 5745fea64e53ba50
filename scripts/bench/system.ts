import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { freePort } from '../../infra/local/engine/ports.ts';
import { readRuntime } from '../../infra/local/runtime-file.ts';
import { signIn } from '../../infra/local/token.ts';
import { join } from 'node:path';

export type RunningSystem = {
  base: string;
  /** Seconds from the command until the first healthy answer. */
  startedIn: number;
  pid: number;
  token: (job: string) => Promise<string>;
  stop: () => Promise<void>;
};

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const healthy = async (base: string): Promise<boolean> => {
  try {
    return (await fetch(`${base}/api/health`)).ok;
  } catch {
    return false;
  }
};

/** Starts the one-machine host, without demo data, in a process of its own and waits for its first healthy answer. */
export const startSystem = async (data: string): Promise<RunningSystem> => {
  const port = await freePort();
  const started = performance.now();
  const args = ['scripts/start.ts', '--port', String(port), '--data', data, '--empty'];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const base = `http://localhost:${String(port)}`;
  while (!(await healthy(base))) {
    if (child.exitCode !== null) throw new Error('the system did not start');
    await pause(20);
  }
  const startedIn = (performance.now() - started) / 1000;
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    await ended;
  };
  const runtime = async () => {
    for (let tries = 0; tries < 600; tries += 1) {
      const found = readRuntime(join(data, 'runtime.json'));
      if (found) return found;
      await pause(100);
    }
    throw new Error('the system does not say where it runs');
  };
  return { base, startedIn, pid: child.pid ?? 0, token: async (job) => signIn(await runtime(), job), stop };
};

const statusOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  } catch {
    return '';
  }
};
const parentOf = (pid: number): number => Number(/^PPid:\s+(\d+)/m.exec(statusOf(pid))?.[1] ?? 0);
const familyOf = (pid: number): number[] => {
  const all = readdirSync('/proc').map(Number).filter(Number.isInteger);
  const below = all.filter((candidate) => parentOf(candidate) === pid);
  return [pid, ...below.flatMap(familyOf)];
};

/** Resident memory of a process and all below it, in MB. */
export const residentMb = (pid: number): number =>
  familyOf(pid).reduce((sum, each) => sum + Number(/^VmRSS:\s+(\d+)/m.exec(statusOf(each))?.[1] ?? 0) / 1024, 0);

const ticksPerSecond = 100;
/** Seconds of processor time of a process and all below it. */
export const processorSeconds = (pid: number): number =>
  familyOf(pid).reduce((sum, each) => {
    try {
      const fields = readFileSync(`/proc/${String(each)}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      return sum + (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
    } catch {
      return sum;
    }
  }, 0);

const restShare = 0.05;

/** Waits until the system does nothing by itself: what the stream brings was taken in. */
export const untilRest = async ({ pid }: RunningSystem, mostSeconds = 900): Promise<void> => {
  const end = performance.now() + mostSeconds * 1000;
  for (let quiet = 0; quiet < 2 && performance.now() < end;) {
    const before = processorSeconds(pid);
    await pause(1500);
    quiet = processorSeconds(pid) - before < 1.5 * restShare ? quiet + 1 : 0;
  }
};
