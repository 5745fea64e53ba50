import { once } from 'node:events';
import { readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startHost } from '../../../infra/local/host.ts';
import { fixtureAssembly } from './fixture/build.ts';
import { eventually, removeFolder, spawnFixture, startingTime, temporaryFolder } from './driver.ts';

const pidIn = (file: string): number => (JSON.parse(readFileSync(file, 'utf8')) as { pid: number }).pid;

/** A process that ended and that nobody asked about has no program any more. */
const lives = (pid: number): boolean => {
  try {
    return readlinkSync(`/proc/${String(pid)}/exe`) !== '';
  } catch {
    return false;
  }
};

describe('What the data folder promises', () => {
  let assembly = '';
  let folder = '';
  const folders: string[] = [];
  beforeAll(async () => void (assembly = await fixtureAssembly()), startingTime);
  const fresh = (): string => {
    folder = temporaryFolder();
    folders.push(folder);
    return folder;
  };
  afterEach(() => folders.splice(0).forEach(removeFolder));

  const refusal = async (dataDir: string, port = 0): Promise<{ message: string; exitCode: number }> => {
    const started = await startHost({ port, dataDir, assembly, site: folder, complain: () => undefined }).catch(
      (error: unknown) => error,
    );
    if (started instanceof Error && 'exitCode' in started)
      return { message: started.message, exitCode: Number(started.exitCode) };
    throw new Error('the host started');
  };

  it('keeps records, objects, mails and people through a kill -9, and ends the engine that was left', async () => {
    const first = await spawnFixture(fresh());
    await first.call('POST', '/api/things', { id: '1', name: 'kept' });
    await first.call('POST', '/api/mail', {});
    const put = (await first.call('GET', '/api/presign?key=kept.txt&method=PUT')).body.url;
    await fetch(put, { method: 'PUT', body: 'kept' });
    await first.call('POST', '/api/staff?operation=AdminCreateUser', {
      Username: 'kept@example.com',
      UserAttributes: [],
      MessageAction: 'SUPPRESS',
    });
    const engine = pidIn(join(first.dataDir, 'engine.json'));
    await first.kill();
    expect(lives(engine)).toBe(true);

    const second = await spawnFixture(folder);
    expect(lives(engine)).toBe(false);
    expect((await second.call('GET', '/api/things/1')).body).toMatchObject({ name: 'kept' });
    const got = await fetch((await second.call('GET', '/api/presign?key=kept.txt')).body.url);
    expect(await got.text()).toBe('kept');
    const { emails } = (await (await fetch(`${second.inboxUrl}/store`)).json()) as { emails: unknown[] };
    expect(emails).toHaveLength(1);
    const person = await second.call('POST', '/api/staff?operation=AdminGetUser', { Username: 'kept@example.com' });
    expect(person.body).toMatchObject({ status: 200 });
    await second.stop();
  });

  it('reads the stream on from where it was, and catches a missed schedule up once', async () => {
    const first = await spawnFixture(fresh());
    await first.call('POST', '/api/things', { id: '1', name: 'x' });
    await eventually(
      () => first.call('GET', '/api/seen/1'),
      ({ status }) => status === 200,
    );
    await first.stop();
    const journal = new DatabaseSync(join(folder, 'data', 'host.sqlite'));
    journal.exec("UPDATE schedules SET last = '2026-01-01T00:00:00.000Z'");
    journal.close();

    const second = await spawnFixture(folder);
    const tick = () => second.call('GET', '/api/tick');
    expect((await eventually(tick, ({ status }) => status === 200)).body).toMatchObject({ runs: 1 });
    await second.call('POST', '/api/things', { id: '2', name: 'x' });
    await eventually(
      () => second.call('GET', '/api/seen/2'),
      ({ status }) => status === 200,
    );
    expect((await tick()).body).toMatchObject({ runs: 1 });
    await second.stop();
  });

  it('is opened by one copy at a time', async () => {
    const first = await spawnFixture(fresh());
    const second = await refusal(first.dataDir);
    expect(second.exitCode).toBe(4);
    expect(second.message).toContain('Another copy of the system runs');
    expect((await first.call('GET', '/api/plain')).status).toBe(200);
    await first.stop();
  });

  it('stays untouched when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = address && typeof address === 'object' ? address.port : 0;
    const { exitCode, message } = await refusal(join(fresh(), 'data'), port);
    other.close();
    expect(exitCode).toBe(3);
    expect(message).toBe(
      `Port ${String(port)} is taken by another program; choose another with "npm start -- --port N".`,
    );
  });

  it('is not opened when it is damaged or its keys are gone, and says which file', async () => {
    const host = await spawnFixture(fresh());
    const data = host.dataDir;
    await host.call('POST', '/api/things', { id: '1', name: 'x' });
    await host.stop();
    const damage = async (file: string, content: string | undefined) => {
      const path = join(data, file);
      const whole = readFileSync(path);
      if (content === undefined) rmSync(path);
      else writeFileSync(path, content);
      const said = await refusal(data);
      writeFileSync(path, whole);
      expect(said.exitCode).toBe(5);
      return said.message;
    };
    expect(await damage('keys.json', undefined)).toContain('keys.json is missing');
    expect(await damage('keys.json', '{"keys":')).toContain('keys.json is damaged');
    expect(await damage('table.sqlite', 'this is no database, but it is long enough to be looked at as one')).toContain(
      'table.sqlite cannot be read',
    );
    expect(await damage('format.json', '{"format":99}')).toContain('another version');
    expect(await damage('host.sqlite', 'neither is this a database, and the host must not make a new one')).toContain(
      'host.sqlite cannot be read',
    );
    const again = await spawnFixture(folder);
    expect((await again.call('GET', '/api/things/1')).status).toBe(200);
    await again.stop();
  });
});
