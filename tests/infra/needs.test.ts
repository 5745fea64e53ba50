import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { capabilities } from '#shared/contract';
import { apiFunction, backgroundFunctions, type Needs } from '../../infra/functions.ts';
import { bundleFolder } from '../../scripts/bundle.ts';

const described = [...capabilities.map(({ name }) => apiFunction(name)), ...backgroundFunctions()];

/** Each door to AWS and what a function that goes through it must have been given. */
const doors: { module: string; given: (needs: Needs) => unknown }[] = [
  { module: 'functions/platform/table/table.ts', given: ({ table }) => table },
  { module: 'functions/platform/register/snapshot.ts', given: ({ register }) => register },
  { module: 'functions/platform/secrets/party-secrets.ts', given: ({ secrets }) => secrets },
  { module: 'functions/platform/cursor.ts', given: ({ secrets, cursors }) => secrets ?? cursors },
  { module: 'functions/platform/aws/mail.ts', given: ({ mail }) => mail },
  { module: 'functions/platform/aws/events.ts', given: ({ events }) => events },
  { module: 'functions/platform/aws/events.ts', given: ({ events }) => events },
  { module: 'functions/platform/aws/user-pool.ts', given: ({ staffPool }) => staffPool },
  { module: 'functions/platform/aws/workflows.ts', given: ({ starts }) => starts },
];

/** Modules of which the bundler kept something: what is never called is not in the bundle. */
const keptIn = (name: string): string[] => {
  const { outputs } = JSON.parse(readFileSync(join(bundleFolder(name), 'meta.json'), 'utf8')) as Metafile;
  return Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
};

describe('what a function is given', () => {
  it.each(described)('$name may go through every door that its code has', ({ name, needs }) => {
    const kept = keptIn(name);
    // Only who answers page by page seals cursors; for others that code comes along with the list and is not called.
    // An export is only asked whether the register could answer it: `mustBeAskable` reads no file.
    const idle = [
      ...(name.endsWith('-api') ? [] : ['functions/platform/cursor.ts']),
      ...(name === 'imports-api' ? ['functions/platform/register/snapshot.ts'] : []),
    ];
    const shut = doors.filter(({ module, given }) => !idle.includes(module) && kept.includes(module) && !given(needs));
    expect(shut.map(({ module }) => module)).toEqual([]);
  });

  it.each(described)('$name has no key to a door that its code does not have', ({ name, needs }) => {
    const kept = keptIn(name);
    const idle = doors.filter(
      ({ module, given }) => !module.endsWith('cursor.ts') && !kept.includes(module) && given(needs),
    );
    expect(idle.map(({ module }) => module)).toEqual([]);
  });
});
