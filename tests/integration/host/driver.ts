import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHost } from '../../../infra/local/host.ts';
import { readRuntime } from '../../../infra/local/runtime-file.ts';
import { signIn } from '../../../infra/local/token.ts';
import { fixtureAssembly } from './fixture/build.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- an answer is read as what the test expects of it
export type Answer = { status: number; body: any; headers: Headers };
export type Running = {
  url: string;
  inboxUrl: string;
  gatewayUrl: string;
  dataDir: string;
  complaints: string[];
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  token: () => Promise<string>;
};

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'keshang-host-'));
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

const page = '<!doctype html><title>fixture</title><p>'.padEnd(3_000, 'page ');

/** A site of two files, as the web build would leave it. */
export const fixtureSite = (folder: string): string => {
  const site = join(folder, 'site');
  mkdirSync(join(site, '_app', 'immutable'), { recursive: true });
  writeFileSync(join(site, 'index.html'), page);
  writeFileSync(join(site, '_app', 'immutable', 'start.js'), 'export const started = true;\n');
  return site;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const clientOf = (url: string, token: () => Promise<string>): Running['call'] => {
  let signedIn: Promise<string> | undefined;
  return async (method, path, body, headers = {}) => {
    const authorization = `Bearer ${await (signedIn ??= token())}`;
    const content = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const response = await fetch(url + path, {
      method,
      headers: { authorization, 'content-type': 'application/json', ...headers },
      ...content,
    });
    return { status: response.status, body: parsed(await response.text()), headers: response.headers };
  };
};

/** The host on the fixture, in this process. */
export const startFixture = async (
  folder = temporaryFolder(),
): Promise<Running & { settled: () => Promise<void>; stop: () => Promise<void> }> => {
  const complaints: string[] = [];
  const dataDir = join(folder, 'data');
  const host = await startHost({
    port: 0,
    dataDir,
    assembly: await fixtureAssembly(),
    site: fixtureSite(folder),
    complain: (sentence) => complaints.push(sentence),
  });
  const token = () => host.token('sales');
  return { ...host, dataDir, complaints, token, call: clientOf(host.url, token) };
};

export type Spawned = Running & { process: ChildProcess; kill: () => Promise<void>; stop: () => Promise<void> };

/** The same in a process that can be killed. */
export const spawnFixture = async (folder: string): Promise<Spawned> => {
  const dataDir = join(folder, 'data');
  const file = join(import.meta.dirname, 'run-host.ts');
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', file, await fixtureAssembly(), dataDir, fixtureSite(folder)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const complaints: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  const said = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    child.once('exit', () => reject(new Error(`the host did not start: ${complaints.join('')}`)));
  });
  const addresses = JSON.parse(said) as { url: string; inboxUrl: string; gatewayUrl: string };
  const token = (): Promise<string> => {
    const runtime = readRuntime(join(dataDir, 'runtime.json'));
    if (!runtime) throw new Error('the host wrote no runtime file');
    return signIn(runtime, 'sales');
  };
  const end = (signal: NodeJS.Signals) => async (): Promise<void> => {
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await exited;
  };
  return {
    ...addresses,
    dataDir,
    complaints,
    token,
    call: clientOf(addresses.url, token),
    process: child,
    kill: end('SIGKILL'),
    stop: end('SIGTERM'),
  };
};

/** Asks again and again until the answer is as wanted; the test's own time limit ends it otherwise. */
export const eventually = async <T>(ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> => {
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
};

/** The first test of all synthesises the fixture. */
export const startingTime = 60_000;
