import { globSync, readFileSync } from 'node:fs';

export type Source = { path: string; text: string };

const notOurs = ['**/node_modules/**', '**/.svelte-kit/**', '**/paraglide/**', '**/build/**', '**/data/**'];

/** Files of the tree by pattern, as paths from its root. */
export const filesAt = (...patterns: string[]): string[] =>
  patterns
    .flatMap((pattern) => globSync(pattern, { exclude: notOurs }))
    .filter((path) => !notOurs.some((part) => path.includes(part.replaceAll('*', ''))))
    .sort();

export const sourcesAt = (...patterns: string[]): Source[] =>
  filesAt(...patterns).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
