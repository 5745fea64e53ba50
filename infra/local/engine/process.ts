import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { CannotStart, exitCodes } from '../errors.ts';
import { numberOr, parseObject } from '../json.ts';
import { connect, type Connection } from './connection.ts';
import { freePort, pause } from './ports.ts';

export type EngineProcess = { connection: Connection; pid: number; stop: () => Promise<void>; exited: Promise<void> };

const missing = (): CannotStart =>
  new CannotStart(
    'The database engine is not installed (node_modules/@dynoxide/linux-x64); run "npm ci" on a 64-bit Linux machine, or set DYNAMODB_ENDPOINT to another DynamoDB-compatible engine.',
    exitCodes.engineMissing,
  );

const binary = (): string => {
  const require = createRequire(import.meta.url);
  try {
    return require.resolve('@dynoxide/linux-x64/dynoxide');
  } catch {
    throw missing();
  }
};

const isEngine = (pid: number): boolean => {
  try {
    return readlinkSync(`/proc/${String(pid)}/exe`).includes('dynoxide');
  } catch {
    return false;
  }
};

/** After `kill -9` of the host its engine lives on, with the port and the file: it is ended before a new one begins. */
const endOrphan = async (pidFile: string): Promise<void> => {
  if (!existsSync(pidFile)) return;
  const pid = numberOr(parseObject(readFileSync(pidFile, 'utf8') || '{}').pid, 0);
  if (pid > 1 && isEngine(pid)) {
    process.kill(pid, 'SIGTERM');
    for (let tries = 0; tries < 100 && isEngine(pid); tries += 1) await pause(20);
    if (isEngine(pid)) process.kill(pid, 'SIGKILL');
  }
  rmSync(pidFile, { force: true });
};

const answers = async (connection: Connection, child: ChildProcess, said: () => string): Promise<void> => {
  for (let tries = 0; tries < 500; tries += 1) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(said());
    const ready = await connection.call('ListTables', {}).catch(() => undefined);
    if (ready) return;
    await pause(10);
  }
  throw new Error('the database engine did not answer within 5 seconds');
};

export type EngineFiles = { database: string; pidFile: string };

/** Runs the engine on a free loopback port; without files it lives in memory. */
export const startProcess = async (files?: EngineFiles): Promise<EngineProcess> => {
  const command = binary();
  if (files) await endOrphan(files.pidFile);
  const port = await freePort();
  const place = files ? ['--db-path', files.database] : [];
  const child = spawn(command, ['serve', '--port', String(port), ...place], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-2_000)));
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  const connection = connect(`http://127.0.0.1:${String(port)}`);
  if (files && child.pid !== undefined) writeFileSync(files.pidFile, JSON.stringify({ pid: child.pid, port }));
  await Promise.race([answers(connection, child, () => said.trim()), failed]);
  const stop = async (): Promise<void> => {
    connection.close();
    child.kill('SIGTERM');
    await exited;
    if (files) rmSync(files.pidFile, { force: true });
  };
  return { connection, pid: child.pid ?? 0, stop, exited };
};
