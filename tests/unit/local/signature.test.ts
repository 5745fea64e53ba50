import { AwsClient } from 'aws4fetch';
import { describe, expect, it } from 'vitest';
import { claimOf, type Signed, verify } from '../../../infra/local/gateway/signature.ts';

const secret = 'secret-of-the-worker';
const aws = new AwsClient({ accessKeyId: 'LOCAL.fn.1', secretAccessKey: secret, region: 'r' });

const signed = async (url: string, init: RequestInit & { aws: object }): Promise<Signed> => {
  const request = await aws.sign(url, init);
  const { pathname, search, host } = new URL(request.url);
  const body = Buffer.from(await request.clone().arrayBuffer());
  return {
    method: request.method,
    url: pathname + search,
    headers: { ...Object.fromEntries(request.headers), host },
    body,
  };
};
const verdict = (request: Signed, now = Date.now()): string => {
  const claim = claimOf(request);
  return claim ? verify(request, claim, secret, now) : 'no claim';
};

describe('A signed request', () => {
  const post = () =>
    signed('http://127.0.0.1:9/', {
      method: 'POST',
      body: '{"a":1}',
      headers: { 'x-amz-target': 'T.Get' },
      aws: { service: 'kms' },
    });
  const address = () =>
    signed('http://127.0.0.1:9/b/%E6%96%87%20(1)!.pdf?X-Amz-Expires=60&a=%20', {
      method: 'GET',
      aws: { service: 's3', signQuery: true },
    });

  it('is genuine when its holder signed exactly this', async () => {
    expect(verdict(await post())).toBe('genuine');
    expect(
      verdict(
        await signed('http://127.0.0.1:9/b/%E6%96%87%20(1)!*.pdf', {
          method: 'PUT',
          body: 'x',
          aws: { service: 's3' },
        }),
      ),
    ).toBe('genuine');
    expect(
      verdict(
        await signed('http://127.0.0.1:9/v2/email/outbound-emails', {
          method: 'POST',
          body: '{}',
          aws: { service: 'ses' },
        }),
      ),
    ).toBe('genuine');
    expect(verdict(await address())).toBe('genuine');
  });

  it('is forged as soon as anything of it is another', async () => {
    const request = await post();
    expect(verdict({ ...request, method: 'GET' })).toBe('forged');
    expect(verdict({ ...request, url: '/x' })).toBe('forged');
    expect(verdict({ ...request, body: Buffer.from('{"a":2}') })).toBe('forged');
    expect(verdict({ ...request, headers: { ...request.headers, 'x-amz-target': 'T.Put' } })).toBe('forged');
    const link = await address();
    expect(verdict({ ...link, url: link.url.replace('X-Amz-Expires=60', 'X-Amz-Expires=600') })).toBe('forged');
  });

  it('is over when its time is', async () => {
    expect(verdict(await address(), Date.now() + 62_000)).toBe('expired');
  });

  it('claims nothing without a signature', () => {
    expect(verdict({ method: 'GET', url: '/', headers: {} })).toBe('no claim');
  });
});
