import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesAt, sourcesAt } from './sources.ts';

const ours = filesAt('{shared,functions,infra,scripts,tests}/**/*.ts', 'web/src/**/*.ts');
const nameOf = (path: string): string => basename(path).replace(/(\.svelte|\.test|\.spec|\.d|\.config)?\.ts$/, '');

describe('names', () => {
  it('of files are in kebab-case', () => {
    // Kit finds these by their names.
    const route = /^(\+(page|layout|error|server)|hooks\.client$)/;
    expect(ours.filter((path) => !route.test(nameOf(path)) && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(nameOf(path)))).toEqual(
      [],
    );
  });

  it('say what a thing is, not that it manages or helps', () => {
    const empty = /\b(class|const|type|function) \w+(Manager|Helper|Helpers|Util|Utils|Service|Impl)\b/;
    const files = /(^|-)(manager|helpers?|utils?|impl|common|misc)$|-service$/;
    expect(ours.filter((path) => files.test(nameOf(path)))).toEqual([]);
    // In infra/local a service is one of AWS's, by its own name.
    const sources = sourcesAt('{shared,functions,infra,scripts}/**/*.ts').filter(
      ({ path }) => !path.startsWith('infra/local/'),
    );
    expect(sources.filter(({ text }) => empty.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('of capabilities are the same in every room', () => {
    const rooms = (pattern: string): string[] => [...new Set(filesAt(pattern).map((path) => path.split('/')[1] ?? ''))];
    const known = rooms('shared/*/*.ts');
    const extra = rooms('functions/*/api.ts').filter((capability) => !known.includes(capability));
    expect(extra).toEqual([]);
  });
});

describe('files', () => {
  it('are read in one go: at most 300 lines', () => {
    const long = sourcesAt('{shared,functions,infra,scripts,tests}/**/*.ts', 'web/src/**/*.{ts,svelte}')
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });
});

describe('the environment', () => {
  it('is read in one place, and credentials where calls are signed', () => {
    const readers = sourcesAt('{shared,functions}/**/*.ts')
      .filter(({ text }) => text.includes('process.env'))
      .map(({ path }) => path);
    expect(readers).toEqual(['functions/platform/aws/client.ts', 'functions/platform/env.ts']);
  });
});
