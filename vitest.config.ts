import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** The web's own package has no `#shared`: there the bundler answers, and here this does, for what of the web needs no browser. */
const alias = [{ find: /^#shared\/(.+)$/, replacement: `${import.meta.dirname}/shared/$1.ts` }];

/** One project a rung. `infra` and `architecture` read the tree; `integration` and `workflows` run real engines. */
const rung = (name: string, more: { testTimeout?: number; fileParallelism?: boolean } = {}) => {
  const setup = `tests/${name}/global-setup.ts`;
  return {
    resolve: { alias },
    test: {
      name,
      include: [`tests/${name}/**/*.test.ts`],
      environment: 'node',
      ...(existsSync(setup) ? { globalSetup: [setup] } : {}),
      ...more,
    },
  };
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      rung('unit', { testTimeout: 30_000 }),
      rung('integration', { testTimeout: 30_000 }),
      rung('workflows', { testTimeout: 30_000 }),
      rung('infra', { testTimeout: 120_000 }),
      rung('architecture', { testTimeout: 60_000 }),
    ],
  },
});
