import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as home from '../../functions/platform/table/keys.ts';
import { sourcesAt } from './sources.ts';

describe('keys', () => {
  it('are written in one file', () => {
    const written = sourcesAt('functions/**/*.ts', 'scripts/**/*.ts')
      .filter(({ path }) => path !== 'functions/platform/table/keys.ts')
      .filter(({ text }) => /\b(pk|sk|gsi\d[ps]k): ?[`'"][A-Z0-9]/.test(text))
      .map(({ path }) => path);
    expect(written).toEqual([]);
  });
});

/** A row: | question | `keys.party` | table or index | `functions/parties/store.ts` | */
type Row = { question: string; names: string[]; files: string[]; line: string };

const quoted = (cell: string, pattern: RegExp): string[] => [...cell.matchAll(pattern)].map(([, name]) => String(name));

const rows: Row[] = readFileSync('docs/access-patterns.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes('`'))
  .map((line) => ({
    line,
    question: line.split('|')[1]?.trim() ?? '',
    names: quoted(line, /`((?:keys|ranges|indexes)\.\w+)`/g),
    files: quoted(line, /`(functions\/[^`]+\.ts)`/g),
  }));

const everyName = Object.entries(home).flatMap(([list, functions]) =>
  Object.keys(functions).map((name) => `${list}.${name}`),
);

describe('the list of access patterns', () => {
  it('answers each question by a key and a file', () => {
    expect(
      rows.filter(({ question, names, files }) => question === '' || names.length === 0 || files.length === 0),
    ).toEqual([]);
  });

  it('names every key there is, and none that is not', () => {
    const listed = new Set(rows.flatMap(({ names }) => names));
    expect(everyName.filter((name) => !listed.has(name))).toEqual([]);
    expect([...listed].filter((name) => !everyName.includes(name))).toEqual([]);
  });

  it('names files that use the key they are listed with', () => {
    const wrong = rows.flatMap(({ names, files, question }) =>
      files
        .filter((file) => !names.some((name) => readFileSync(file, 'utf8').includes(name)))
        .map((file) => `${question} ${file}`),
    );
    expect(wrong).toEqual([]);
  });
});
