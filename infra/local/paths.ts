import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type ProjectPaths = { root: string; assembly: string; site: string };

/** The checkout this file runs from, whether as source or as the bundle under `.build`. */
const rootAbove = (folder: string): string => {
  if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'infra', 'local'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('the local host runs inside a checkout of the product only');
  return rootAbove(parent);
};

export const projectPaths = (root = rootAbove(import.meta.dirname)): ProjectPaths => ({
  root,
  assembly: join(root, '.build', 'cdk.out'),
  site: join(root, 'web', 'build'),
});
