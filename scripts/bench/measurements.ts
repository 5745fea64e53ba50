import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure, send, type Call, type Measured } from './clients.ts';
import { createCall, filterCall, overviewCall, prefixCall, readCall } from './jobs.ts';
import { loadRows, type Loaded } from './load-rows.ts';
import { pause, processorSeconds, residentMb, startSystem, untilRest, type RunningSystem } from './system.ts';

export type JobName = 'J1' | 'J2' | 'J3' | 'filter' | 'J5';
export type JobResult = {
  job: JobName;
  one: Measured;
  eight: Measured;
  /** Milliseconds of processor time a request, of host and engine, with what they cost afterwards. */
  processor: number;
};
export type SizeResult = {
  size: number;
  startedEmpty: number;
  seededIn: number;
  restedIn: number;
  restartedIn: number;
  idleMb: number;
  afterMb: number;
  jobs: JobResult[];
  /** Units of a list right after the creates of J1. */
  unitsAfterWrites: string;
  /** Of the first list by a reader who asked none while all creates of J1 were made. */
  unitsToCatchUp: string;
  loaded: Loaded | undefined;
};

export type Plan = { requests: number; importRows: number };

const idsOf = async (base: string, token: string): Promise<string[]> => {
  const { status, body } = await send(base, token, { method: 'GET', path: '/api/parties?limit=100&role=customer' });
  if (status !== 200) throw new Error(`the list does not answer: ${String(status)} ${body}`);
  return (JSON.parse(body) as { items: { id: string }[] }).items.map(({ id }) => id);
};

/** A system at work, not one just started: a call's code is at its speed after some hundreds of calls. */
const warmUp = 400;

const runJob = async (
  system: RunningSystem,
  token: string,
  job: JobName,
  callOf: (index: number) => Call,
  count: number,
) => {
  const measured = async (clients: number, from: number): Promise<Measured> =>
    measure(system.base, token, (index) => callOf(from + index), { clients, count, warmUp });
  const before = processorSeconds(system.pid);
  const one = await measured(1, 0);
  const eight = await measured(8, count + warmUp);
  if (job === 'J1') await untilRest(system, 60);
  const answers = one.answers + eight.answers + 2 * warmUp;
  return { job, one, eight, processor: ((processorSeconds(system.pid) - before) / answers) * 1000 };
};

const seed = (size: number, data: string): number => {
  const started = performance.now();
  execFileSync(process.execPath, ['scripts/seed.ts', '--parties', String(size), '--data', data], { stdio: 'inherit' });
  return (performance.now() - started) / 1000;
};

/** A new system with so many parties, all jobs on it, and its start on what is there then. */
export const measureSize = async (size: number, { requests, importRows }: Plan): Promise<SizeResult> => {
  const data = mkdtempSync(join(tmpdir(), `bench-${String(size)}-`));
  let system = await startSystem(data);
  try {
    const startedEmpty = system.startedIn;
    await system.token('manager');
    const seededIn = seed(size, data);
    const seeded = performance.now();
    await untilRest(system);
    const restedIn = (performance.now() - seeded) / 1000;
    await system.stop();

    // Measured as people meet it: started on data that is there.
    system = await startSystem(data);
    const restartedIn = system.startedIn;
    const token = await system.token('manager');
    await untilRest(system, 60);
    const idleMb = residentMb(system.pid);
    const ids = await idsOf(system.base, token);
    const calls: [JobName, (index: number) => Call][] = [
      ['J2', readCall(ids)],
      ['J5', overviewCall(ids)],
      ['J3', prefixCall],
      ['filter', filterCall],
      ['J1', createCall(Date.now().toString(36).slice(-4))],
    ];
    const jobs: JobResult[] = [];
    for (const [job, callOf] of calls) jobs.push(await runJob(system, token, job, callOf, requests));
    // Who lists once in a while first catches up with all that was written meanwhile.
    const caughtUp = await measure(system.base, token, prefixCall, { clients: 1, count: 1, warmUp: 0 });
    const writing = createCall(Date.now().toString(36).slice(-4));
    for (let index = 0; index < 20; index += 1) await send(system.base, token, writing(5_000_000 + index));
    const { units } = await measure(system.base, token, prefixCall, { clients: 1, count: 20, warmUp: 0 });
    const loaded = importRows > 0 ? await loadRows(system.base, token, importRows) : undefined;
    await untilRest(system, 120);
    // Second workers end a minute after a busy moment, functions of a workflow seconds after it.
    await pause(70_000);
    const afterMb = residentMb(system.pid);
    return {
      size,
      startedEmpty,
      seededIn,
      restedIn,
      restartedIn,
      idleMb,
      afterMb,
      jobs,
      unitsAfterWrites: units,
      unitsToCatchUp: caughtUp.units,
      loaded,
    };
  } finally {
    await system.stop();
    rmSync(data, { recursive: true, force: true });
  }
};
