import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Metafile } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { bundleFolder, entries } from '../../scripts/bundle.ts';

const require = createRequire(join(process.cwd(), 'package.json'));
const names = entries().map(({ name }) => name);
const apis = names.filter((name) => name.endsWith('-api'));
const codeOf = (name: string): Buffer => readFileSync(join(bundleFolder(name), 'index.js'));

/** Inputs that once cost hundreds of kilobytes without a use: all languages of zod, and each client's class of everything. */
const forbidden = [
  /zod\/v4\/locales\//,
  /client-\w+\/dist-\w+\/(DynamoDB|S3|KMS)\.js$/,
  /lib-dynamodb\/dist-\w+\/DynamoDBDocument\.js$/,
];

describe('the bundle of an API function', () => {
  it.each(apis)('%s is at most 450 kB, and 145 kB zipped', (name) => {
    const code = codeOf(name);
    expect(code.byteLength / 1000).toBeLessThanOrEqual(450);
    expect(gzipSync(code, { level: 9 }).byteLength / 1000).toBeLessThanOrEqual(145);
  });
});

describe('any bundle', () => {
  it.each(names)('%s carries nothing that we know to be dead weight', (name) => {
    const meta = JSON.parse(readFileSync(join(bundleFolder(name), 'meta.json'), 'utf8')) as Metafile;
    const used = Object.values(meta.outputs).flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
    );
    expect(used.filter((file) => forbidden.some((pattern) => pattern.test(file)))).toEqual([]);
  });

  it.each(names)('%s loads and has a handler', (name) => {
    const loaded = require(join(process.cwd(), bundleFolder(name), 'index.js')) as { handler?: unknown };
    expect(loaded.handler).toBeTypeOf('function');
  });
});
