import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};
const compressible = /\.(html|m?js|css|json|webmanifest|svg|txt|wasm)$/;

type Encoding = 'br' | 'gzip' | 'identity';
type Page = { body: Buffer; etag: string };

const asBrotli = promisify(brotliCompress);
const asGzip = promisify(gzip);

const encoded = (body: Buffer, encoding: Encoding): Promise<Buffer> => {
  if (encoding === 'br') return asBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  return encoding === 'gzip' ? asGzip(body) : Promise.resolve(body);
};

const encodingFor = (file: string, size: number, accepted: string): Encoding => {
  if (!compressible.test(file) || size < 1_000) return 'identity';
  return accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : 'identity';
};

/** Kit names these by their content, so they never change; a page must be asked for anew. */
const cacheControl = (uri: string): string =>
  uri.includes('/immutable/') ? 'public, max-age=31536000, immutable' : 'no-cache';

/** Where an address leads, unless it is no address or leads out of the folder. */
const fileAt = (folder: string, uri: string): string | undefined => {
  try {
    const file = join(folder, normalize(decodeURI(uri)));
    return file.startsWith(folder + sep) ? file : undefined;
  } catch {
    return undefined;
  }
};

export type Site = (uri: string, incoming: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The built site, as the bucket behind CloudFront would give it. Compressed copies are kept: there are few. */
export const createSite = (folder: string): Site => {
  const pages = new Map<string, Page>();

  const pageOf = async (file: string, changed: number, encoding: Encoding): Promise<Page> => {
    const key = `${encoding} ${String(changed)} ${file}`;
    const known = pages.get(key);
    if (known) return known;
    const content = await readFile(file);
    const etag = `"${createHash('sha1').update(content).update(encoding).digest('base64url')}"`;
    const page = { body: await encoded(content, encoding), etag };
    if (pages.size > 400) pages.clear();
    if (encoding !== 'identity') pages.set(key, page);
    return page;
  };

  const notThere = (response: ServerResponse, status: number, text: string): void => {
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(text);
  };

  return async (uri, incoming, response) => {
    if (incoming.method !== 'GET' && incoming.method !== 'HEAD') return notThere(response, 405, 'only GET and HEAD');
    const file = fileAt(folder, uri);
    if (file === undefined) return notThere(response, 404, 'not found');
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) return notThere(response, 404, 'not found');
    const encoding = encodingFor(file, found.size, incoming.headers['accept-encoding']?.toString() ?? '');
    const { body, etag } = await pageOf(file, found.mtimeMs, encoding);
    const headers = { etag, vary: 'accept-encoding', 'cache-control': cacheControl(uri) };
    if (incoming.headers['if-none-match'] === etag) {
      response.writeHead(304, headers);
      response.end();
      return;
    }
    response.writeHead(200, {
      ...headers,
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-length': body.length,
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    });
    response.end(incoming.method === 'HEAD' ? undefined : body);
  };
};
