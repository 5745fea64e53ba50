import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** One project a rung. `infra` and `architecture` read the tree; `integration` and `workflows` run real engines. */
const rung = (name: string, more: { testTimeout?: number; fileParallelism?: boolean } = {}) => {
  const setup = `tests/${name}/global-setup.ts`;
  return {
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
      rung('unit'),
      rung('integration', { testTimeout: 30_000 }),
      rung('workflows', { testTimeout: 30_000 }),
      rung('infra', { testTimeout: 120_000 }),
      rung('architecture', { testTimeout: 60_000 }),
    ],
  },
});
