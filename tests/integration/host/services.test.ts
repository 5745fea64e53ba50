import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, startFixture, startingTime, temporaryFolder } from './driver.ts';

type Host = Awaited<ReturnType<typeof startFixture>>;

describe('The services behind the gateway', () => {
  const folder = temporaryFolder();
  let host: Host;
  beforeAll(async () => (host = await startFixture(folder)), startingTime);
  afterAll(async () => {
    await host.stop();
    removeFolder(folder);
  });

  const presigned = async (query: Record<string, string>): Promise<string> =>
    (await host.call('GET', `/api/presign?${new URLSearchParams(query).toString()}`)).body.url;

  it('wraps data keys under their context only, and makes steady blind indexes', async () => {
    expect((await host.call('GET', '/api/secret')).body).toEqual({
      same: true,
      elsewhere: 'InvalidCiphertextException',
      steady: true,
    });
  });

  it('lets a browser store and fetch an object by a signed address, Chinese names too', async () => {
    const key = '营业执照/扫描 1.pdf';
    const put = await fetch(await presigned({ key, method: 'PUT' }), {
      method: 'PUT',
      body: '内容',
      headers: { origin: host.url, 'content-type': 'application/pdf' },
    });
    expect(put.status).toBe(200);
    expect(put.headers.get('access-control-allow-origin')).toBe(host.url);
    const got = await fetch(await presigned({ key, disposition: 'attachment' }), { headers: { origin: host.url } });
    expect(await got.text()).toBe('内容');
    expect(got.headers.get('content-type')).toBe('application/pdf');
    expect(got.headers.get('content-disposition')).toBe('attachment');
  });

  it('takes a file as large as the product allows', async () => {
    const sheet = Buffer.alloc(60 * 1024 * 1024, 'x');
    const put = await fetch(await presigned({ key: 'large.csv', method: 'PUT' }), {
      method: 'PUT',
      body: sheet,
      headers: { 'content-type': 'text/csv' },
    });
    expect(put.status).toBe(200);
    const head = await fetch(await presigned({ key: 'large.csv', method: 'HEAD' }), { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(String(sheet.length));
  });

  it('answers a browser’s preflight by the bucket’s own rules', async () => {
    const ask = async (origin: string, method: string) => {
      const headers = {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': 'content-type',
      };
      return (await fetch(await presigned({ key: 'a' }), { method: 'OPTIONS', headers })).status;
    };
    expect(await ask(host.url, 'PUT')).toBe(200);
    expect(await ask(host.url, 'DELETE')).toBe(403);
    expect(await ask('https://elsewhere.example', 'PUT')).toBe(403);
  });

  it('refuses a signed address that was changed, is over its time, or that its function may not use itself', async () => {
    const good = await presigned({ key: 'a' });
    expect((await fetch(good.replace('/a?', '/b?'))).status).toBe(403);
    expect((await fetch(good, { method: 'PUT', body: '' })).status).toBe(403);
    const short = await presigned({ key: 'a', seconds: '0' });
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await (await fetch(short)).text()).toContain('Request has expired');
    const foreign = await fetch(await presigned({ key: 'a', bucket: 'CLOSED_BUCKET' }));
    expect(foreign.status).toBe(403);
    expect(await foreign.text()).toContain('s3:GetObject');
  });

  it('takes no call without a signature, or under another’s', async () => {
    const call = (authorization: string) =>
      fetch(host.gatewayUrl, {
        method: 'POST',
        headers: { 'x-amz-target': 'DynamoDB_20120810.Scan', ...(authorization ? { authorization } : {}) },
        body: '{}',
      });
    expect((await call('')).status).toBe(403);
    const claimed =
      'AWS4-HMAC-SHA256 Credential=LOCAL.operator.0/20261124/x/dynamodb/aws4_request, SignedHeaders=host, Signature=00';
    expect((await call(claimed)).status).toBe(403);
  });

  it('delivers mail into the inbox, from the template’s own domain only', async () => {
    expect((await host.call('POST', '/api/mail', {})).status).toBe(200);
    expect((await host.call('POST', '/api/mail?from=x@elsewhere.example', {})).body.__type).toBe('MessageRejected');
    const { emails } = (await (await fetch(`${host.inboxUrl}/store`)).json()) as { emails: { subject: string }[] };
    expect(emails.map(({ subject }) => subject)).toEqual(['你好 from the fixture']);
    expect((await fetch(`${host.inboxUrl}/v2/email/outbound-emails`, { method: 'POST', body: '{}' })).status).toBe(404);
  });
});
