import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { Head } from '#shared/access/verify-chain';

const Line = z.object({ entity: z.string(), seq: z.int(), hash: z.string() });

/** The heads of every chain at an earlier look, a line each. */
export const readAnchors = (file: string): Map<string, Head> => {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => Line.parse(JSON.parse(line))).map(({ entity, seq, hash }) => [entity, { seq, hash }]),
  );
};

/** Written whole or not at all: half an anchor would hide what it leaves out. */
export const writeAnchors = (file: string, heads: ReadonlyMap<string, Head>): void => {
  const lines = [...heads]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([entity, head]) => JSON.stringify({ entity, ...head }));
  writeFileSync(`${file}.new`, `${lines.join('\n')}\n`);
  renameSync(`${file}.new`, file);
};
