import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

type Violation = { rule: { name: string }; from: string; to: string };

const cruise = (folder: string, rooms: string[]): Violation[] => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      '-T',
      'json',
      ...rooms,
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64_000_000 },
  );
  if (stdout === '') throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[] } };
  return summary.violations;
};

describe('the arrows between the rooms', () => {
  it('all point the right way', () => {
    const wrong = cruise('.', ['shared', 'functions', 'infra', 'scripts', 'web/src']);
    expect(wrong.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });
});

/** The rules are worth something only if they see a wrong import: one is planted for each. */
describe('a wrong import', () => {
  const planted = [
    ['shared/parties/model.ts', '#platform/env', 'shared-is-pure'],
    ['shared/parties/price.ts', 'node:fs', 'shared-is-pure'],
    ['functions/parties/create-party.ts', '../settings/add-field.ts', 'slices-meet-only-at-their-stores'],
    ['functions/parties/get-party.ts', '#platform/table/keys', 'only-stores-touch-the-table'],
    ['functions/platform/mail.ts', '../parties/store.ts', 'platform-knows-no-slice'],
    ['infra/site.ts', '../functions/parties/create-party.ts', 'infra-does-not-run-business-code'],
    ['web/src/page.ts', '../../functions/parties/store.ts', 'web-sees-only-shared'],
    ['scripts/seed.ts', '../tests/fixtures.ts', 'nothing-imports-tests'],
  ] as const;
  const innocent = ['functions/settings/add-field.ts', 'functions/parties/store.ts', 'functions/platform/env.ts'];
  const folder = mkdtempSync(join(tmpdir(), 'keshang-arrows-'));
  let found: Violation[] = [];

  const write = (path: string, text: string): void => {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  beforeAll(() => {
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) cpSync(file, join(folder, file));
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    for (const path of [...innocent, 'functions/platform/table/keys.ts', 'tests/fixtures.ts']) {
      write(path, 'export const here = 1;\n');
    }
    for (const [path, to] of planted) write(path, `import * as wrong from '${to}';\nexport const right = wrong;\n`);
    found = cruise(folder, ['shared', 'functions', 'infra', 'scripts', 'web']);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(planted)('from %s to %s is reported as %s', (path, _to, rule) => {
    expect(found.filter(({ from }) => from === path).map((violation) => violation.rule.name)).toContain(rule);
  });

  it('is told apart from a right one', () => {
    expect(found.filter(({ from }) => innocent.includes(from))).toEqual([]);
  });
});
