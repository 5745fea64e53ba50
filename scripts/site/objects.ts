import { globSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

export type SiteObject = { key: string; file: string; contentType: string; cacheControl: string };

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** A name with a hash in it never changes its content; everything else is asked for again. */
export const cacheControlOf = (key: string): string =>
  key.startsWith('_app/immutable/') ? 'public, max-age=31536000, immutable' : 'no-cache';

export const contentTypeOf = (key: string): string => contentTypes[extname(key)] ?? 'application/octet-stream';

/** What a built site consists of. Pages come last, so that nobody gets a page whose parts are not there yet. */
export const siteObjects = (folder: string): SiteObject[] =>
  globSync(`${folder}/**/*`, { withFileTypes: true })
    // CloudFront compresses by itself; the copies made beforehand are for other servers.
    .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const key = relative(folder, file).split(sep).join('/');
      return { key, file, contentType: contentTypeOf(key), cacheControl: cacheControlOf(key) };
    })
    .sort((a, b) => Number(a.key.endsWith('.html')) - Number(b.key.endsWith('.html')) || a.key.localeCompare(b.key));
