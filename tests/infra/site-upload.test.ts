import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsClient } from 'aws4fetch';
import { startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siteObjects } from '../../scripts/site/objects.ts';
import { uploadSite } from '../../scripts/site/upload.ts';

const target = {
  region: 'ap-southeast-1',
  bucket: 'pages',
  distributionId: 'E1',
  userPoolId: 'ap-southeast-1_pool',
  clientId: 'web',
};
const aws = new AwsClient({ accessKeyId: 'test', secretAccessKey: 'test', region: target.region });
const folder = mkdtempSync(join(tmpdir(), 'keshang-site-'));
const asked: { url: string; body: string }[] = [];
let s3: Awaited<ReturnType<typeof startFauxqs>>;
let cloudFront: Server;

const write = (path: string, text: string): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const get = (key: string): Promise<Response> => aws.fetch(`${s3.address}/pages/${key}`, { aws: { service: 's3' } });

/** CloudFront has no engine on one machine: what it is asked is written down. */
const listening = (): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => (body += String(part)));
      request.on('end', () => {
        asked.push({ url: request.url ?? '', body });
        response.writeHead(201).end();
      });
    });
    server.listen(0, '127.0.0.1', () => resolve(server));
  });

beforeAll(async () => {
  write('index.html', '<p>客商</p>');
  write('index.html.br', 'compressed');
  write('_app/immutable/start.a1.js', 'let a');
  write('data/divisions/31.json', '[]');
  s3 = await startFauxqs({ port: 0, logger: false, init: { buckets: [target.bucket] } });
  cloudFront = await listening();
  const address = cloudFront.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  await uploadSite({ aws, s3: s3.address, cloudFront: `http://127.0.0.1:${port}` }, target, siteObjects(folder));
});
afterAll(async () => {
  await s3.stop();
  cloudFront.close();
  rmSync(folder, { recursive: true });
});

describe('uploading the site', () => {
  it('sends pages to be asked for again, and named parts for good', async () => {
    const page = await get('index.html');
    expect(await page.text()).toBe('<p>客商</p>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const part = await get('_app/immutable/start.a1.js');
    expect(part.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('tells the site where staff sign in', async () => {
    const config: unknown = await (await get('config.json')).json();
    expect(config).toEqual({
      region: target.region,
      userPoolId: target.userPoolId,
      clientId: target.clientId,
      authFlow: 'SRP',
    });
  });

  it('leaves compressed copies at home and sends the page last', () => {
    const keys = siteObjects(folder).map(({ key }) => key);
    expect(keys).toEqual(['_app/immutable/start.a1.js', 'data/divisions/31.json', 'index.html']);
  });

  it('makes CloudFront ask for it anew', () => {
    expect(asked).toEqual([
      { url: '/2020-05-31/distribution/E1/invalidation', body: expect.stringContaining('<Path>/*</Path>') },
    ]);
  });
});
