import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { execFileSync } from 'node:child_process';

export type RunningSystem = {
  base: string;
  startedIn: number;
  pid: number;
  token: (job: string) => string;
  stop: () => Promise<void>;
};

const healthy = async (base: string): Promise<boolean> => {
  try {
    return (await fetch(`${base}/api/health`)).ok;
  } catch {
    return false;
  }
};

/** Starts the one-machine host in a process of its own and waits for its first healthy answer. */
export const startSystem = async ({
  port,
  data,
  empty,
}: {
  port: number;
  data: string;
  empty: boolean;
}): Promise<RunningSystem> => {
  const started = performance.now();
  const child: ChildProcess = spawn(
    process.execPath,
    ['scripts/start.ts', '--port', String(port), '--data', data, ...(empty ? ['--empty'] : [])],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const base = `http://localhost:${String(port)}`;
  while (!(await healthy(base))) {
    if (child.exitCode !== null) throw new Error('the system did not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    base,
    startedIn: (performance.now() - started) / 1000,
    pid: child.pid ?? 0,
    token: (job) =>
      execFileSync(process.execPath, ['scripts/token.ts', job], {
        env: { ...process.env, LOCAL_DATA: data },
        encoding: 'utf8',
      }).trim(),
    stop: async () => {
      child.kill('SIGINT');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
};

const childrenOf = (pid: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => parentOf(candidate) === pid);

const parentOf = (pid: number): number => {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]);
  } catch {
    return 0;
  }
};

/** Resident memory of a process and all below it, in MB. */
export const residentMb = (pid: number): number => {
  const own = Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  return own + childrenOf(pid).reduce((sum, child) => sum + residentMb(child), 0);
};
