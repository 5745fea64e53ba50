import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Metafile } from 'esbuild';

const zipped = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length / 1000;

export type Bundle = { name: string; kb: number; zipped: number };

/** Every function's bundle, minified and zipped, by what the bundler says it wrote. */
export const bundleSizes = (): Bundle[] =>
  globSync('.build/functions/*/meta.json')
    .sort()
    .map((file) => {
      const { outputs } = JSON.parse(readFileSync(file, 'utf8')) as Metafile;
      const code = Object.entries(outputs).find(([name]) => name.endsWith('.js'));
      const name = file.split('/').at(-2) ?? file;
      return { name, kb: (code?.[1].bytes ?? 0) / 1000, zipped: code ? zipped(code[0]) : 0 };
    });

type Chunk = { file: string; imports?: string[]; css?: string[]; name?: string; src?: string };
type Manifest = Record<string, Chunk>;

/** A chunk and all that it imports before it runs. */
const reached = (manifest: Manifest, keys: readonly string[]): Set<string> => {
  const found = new Set<string>();
  const visit = (key: string): void => {
    if (found.has(key)) return;
    found.add(key);
    manifest[key]?.imports?.forEach(visit);
  };
  keys.forEach(visit);
  return found;
};

const client = join('web', '.svelte-kit', 'output', 'client');
const generated = join('web', '.svelte-kit', 'generated', 'build', 'client-optimized', 'app.js');

/** Routes with the numbers of their own page and of the layouts around it, as Kit wrote them down. */
const routesOf = (): { route: string; nodes: number[] }[] => {
  const [, block = ''] = /export const dictionary = \{([\s\S]*?)\n\s*\};/.exec(readFileSync(generated, 'utf8')) ?? [];
  return [...block.matchAll(/"([^"]+)": \[~?(\d+)(?:,\[([\d,]*)\])?/g)].map(
    ([, route = '', leaf = '', layouts = '']) => ({
      route: route.replace(/\/\([^)]*\)/g, '') || '/',
      nodes: [0, ...layouts.split(',').filter(Boolean).map(Number), Number(leaf)],
    }),
  );
};

export type RouteBytes = { route: string; js: number; css: number };

/** What a route's first visit loads before anything shows, zipped; pieces that are asked for later are not counted. */
export const routeBytes = (): RouteBytes[] => {
  const file = join(client, '.vite', 'manifest.json');
  if (!existsSync(file) || !existsSync(generated)) return [];
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const keys = Object.keys(manifest);
  const keyOf = (ending: string): string[] => keys.filter((key) => key.endsWith(ending));
  const always = [...keyOf('client/entry.js'), ...keyOf('client-optimized/app.js')];
  return routesOf().map(({ route, nodes }) => {
    const wanted = [...always, ...nodes.flatMap((node) => keyOf(`nodes/${String(node)}.js`))];
    const chunks = [...reached(manifest, wanted)].flatMap((key) => manifest[key] ?? []);
    const scripts = new Set(chunks.map((chunk) => chunk.file));
    const styles = new Set(chunks.flatMap(({ css = [] }) => css));
    const sum = (files: Set<string>): number =>
      [...files].reduce((total, name) => total + zipped(join(client, name)), 0);
    return { route, js: sum(scripts), css: sum(styles) };
  });
};
