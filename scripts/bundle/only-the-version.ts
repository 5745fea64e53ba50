import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/** The SDK reads its version from its `package.json`, and the bundle would carry all of that file. */
export const onlyTheVersion: Plugin = {
  name: 'only-the-version',
  setup: (build) => {
    build.onLoad({ filter: /node_modules\/.*\/package\.json$/ }, ({ path }) => {
      const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
      return { loader: 'json', contents: JSON.stringify({ version }) };
    });
  },
};
