import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, removeFolder, startFixture, startingTime, temporaryFolder } from './driver.ts';

type Host = Awaited<ReturnType<typeof startFixture>>;

describe('The API of a template on one machine', () => {
  const folder = temporaryFolder();
  let host: Host;
  beforeAll(async () => (host = await startFixture(folder)), startingTime);
  afterAll(async () => {
    await host.stop();
    removeFolder(folder);
  });

  it('serves the routes of the template and no others', async () => {
    expect((await fetch(`${host.url}/api/health`)).status).toBe(200);
    expect(await host.call('POST', '/api/things', { id: '1', name: '上海' })).toMatchObject({ status: 201 });
    expect((await host.call('GET', '/api/things/1')).body).toMatchObject({ name: '上海' });
    expect(await host.call('GET', '/api/nothing')).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  it('lets nobody in without a genuine token', async () => {
    const token = await host.token();
    const status = async (authorization: string) =>
      (await fetch(`${host.url}/api/who`, { headers: { authorization } })).status;
    expect(await status(`Bearer ${token}`)).toBe(200);
    const [header, payload, signature = ''] = token.split('.');
    expect(await status(`Bearer ${String(header)}.${String(payload)}.${signature.split('').reverse().join('')}`)).toBe(
      401,
    );
    const nobody = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    expect(await status(`Bearer ${nobody}.${String(payload)}.`)).toBe(401);
    expect((await fetch(`${host.url}/api/who`)).status).toBe(401);
  });

  it('gives claims as text, a list of groups in brackets', async () => {
    const { body } = await host.call('GET', '/api/who');
    expect(body).toMatchObject({ token_use: 'access', 'cognito:groups': '[sales]' });
    expect(typeof body.exp).toBe('string');
  });

  it('gives a function its own environment and nothing of the host', async () => {
    const { body } = await host.call('GET', '/api/environment');
    expect(body.names).toContain('TABLE_NAME');
    expect(body.names).not.toContain('PATH');
    expect(body.names).not.toContain('HOME');
    expect(body).toMatchObject({ site: host.url, stage: 'local' });
    expect(body.temporary).toContain(host.dataDir);
  });

  it('refuses what a role does not grant, by action, by item of a transaction and by leading key', async () => {
    const refusals = await Promise.all([
      host.call('GET', '/api/scan'),
      host.call('POST', '/api/pairs', {}),
      host.call('POST', '/api/audit', {}),
    ]);
    for (const { body } of refusals) expect(body).toMatchObject({ refused: true, name: 'AccessDeniedException' });
    const [scan, pair, audit] = refusals.map(({ body }) => String(body.message));
    expect(scan).toContain('dynamodb:Scan');
    expect(pair).toContain('dynamodb:DeleteItem');
    expect(audit).toContain('dynamodb:PutItem');
  });

  it('refuses a service that it does not run, by name', async () => {
    const { body } = await host.call('POST', '/api/unknown', {});
    expect(body.message).toContain('sts AWSSecurityTokenService.GetCallerIdentity');
  });

  it('loses one worker to a crash or a timeout, and goes on', async () => {
    expect(await host.call('GET', '/api/crash')).toMatchObject({ status: 500, body: { code: 'INTERNAL' } });
    expect(await host.call('GET', '/api/slow')).toMatchObject({ status: 500 });
    expect(await host.call('GET', '/api/plain')).toMatchObject({ status: 200, body: { plain: true } });
  });

  it('keeps the limits of the cloud on what comes in and goes out', async () => {
    const large = await host.call('POST', '/api/things', 'x'.repeat(300 * 1024));
    expect(large).toMatchObject({ status: 413, body: { code: 'BODY_TOO_LARGE' } });
    expect(large.headers.get('content-type')).toBe('application/problem+json');
    expect(await host.call('GET', '/api/big')).toMatchObject({ status: 500 });
  });

  it('passes headers and cookies of an answer through', async () => {
    const { headers } = await host.call('GET', '/api/cookies');
    expect(headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2']);
    expect((await host.call('GET', '/api/things/1')).headers.get('x-made-by')).toBe('fixture');
  });

  it('answers eight clients at once, each with its own answer', async () => {
    const ids = Array.from({ length: 8 }, (_, index) => `many-${String(index)}`);
    await Promise.all(ids.map((id) => host.call('POST', '/api/things', { id, name: id })));
    const answers = await Promise.all(ids.map((id) => host.call('GET', `/api/things/${id}`)));
    expect(answers.map(({ body }) => body.name)).toEqual(ids);
  });

  it('is for this machine only: another name for it gets nothing', async () => {
    const { request } = await import('node:http');
    const status = await new Promise<number | undefined>((resolve) => {
      request(
        `${host.url.replace('localhost', '127.0.0.1')}/api/health`,
        { headers: { host: 'evil.example' } },
        (answer) => resolve(answer.statusCode),
      ).end();
    });
    expect(status).toBe(421);
  });

  it('shows the site under the template’s headers and path rules', async () => {
    const page = await fetch(`${host.url}/parties/pty_1`);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('x-frame-options')).toBe('DENY');
    expect(page.headers.get('content-security-policy')).toContain(`connect-src 'self' ${host.gatewayUrl}/`);
    expect((await fetch(`${host.url}/_app/immutable/start.js`)).headers.get('cache-control')).toContain('immutable');
    expect((await fetch(`${host.url}/missing.js`)).status).toBe(404);
    expect((await fetch(`${host.url}/..%2f..%2fdata%2fkeys.json`)).status).toBe(404);
    expect((await fetch(`${host.url}/%c0.js`)).status).toBe(404);
    const again = await fetch(`${host.url}/`, { headers: { 'if-none-match': page.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  it('tells the web client where to sign in', async () => {
    const config = (await (await fetch(`${host.url}/config.json`)).json()) as { demo: { job: string }[] };
    expect(config.demo.map(({ job }) => job)).toContain('purchasing');
    expect(config).toMatchObject({
      region: 'ap-southeast-1',
      cognitoEndpoint: '/cognito',
      authFlow: 'USER_PASSWORD_AUTH',
    });
  });

  it('hands every write to the stream’s reader, in time and once', async () => {
    await host.call('POST', '/api/things', { id: 'seen', name: 'seen' });
    await host.settled();
    const seen = await eventually(
      () => host.call('GET', '/api/seen/seen'),
      ({ status }) => status === 200,
    );
    expect(seen.body).toMatchObject({ event: 'INSERT' });
  });

  it('puts a poisoned record aside after its retries, and those behind it go on', async () => {
    await host.call('POST', '/api/things', { id: 'bad', name: 'poison' });
    await host.call('POST', '/api/things', { id: 'breaks', name: 'broken' });
    await host.call('POST', '/api/things', { id: 'after', name: 'after' });
    await eventually(
      () => host.call('GET', '/api/seen/after'),
      ({ status }) => status === 200,
    );
    await eventually(
      () => Promise.resolve(host.complaints.filter((sentence) => sentence.includes('gave up'))),
      ({ length }) => length === 2,
    );
    expect((await host.call('GET', '/api/seen/bad')).status).toBe(404);
  });
});
