import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';

type Messages = Record<string, unknown>;
const locales = ['zh-CN', 'en'] as const;

const read = (file: string): Messages => JSON.parse(readFileSync(file, 'utf8')) as Messages;

const files = Object.fromEntries(locales.map((locale) => [locale, globSync(`web/messages/${locale}/*.json`).sort()]));

/** A message is a text, or a list of variants whose texts are in `match`. */
const textOf = (message: unknown): string => (typeof message === 'string' ? message : JSON.stringify(message));

const wordsOf = (locale: string): Map<string, string> =>
  new Map(
    (files[locale] ?? []).flatMap((file) =>
      Object.entries(read(file))
        .filter(([key]) => key !== '$schema')
        .map(([key, message]): [string, string] => [key, textOf(message)]),
    ),
  );

const chinese = wordsOf('zh-CN');
const english = wordsOf('en');

const sources = globSync('web/src/**/*.{svelte,ts}', { exclude: ['web/src/lib/paraglide/**'] }).map((file) =>
  readFileSync(file, 'utf8'),
);
const source = sources.join('\n');
const asked = new Set([...source.matchAll(/\bm\.([a-z][a-z0-9_]*)/g)].map(([, key = '']) => key));
/** `m[`parties_kind_${kind}`]` asks for every message that begins so. */
const askedByStart = [...source.matchAll(/`([a-z][a-z0-9]*_[a-z0-9_]*)\$\{/g)].map(([, start = '']) => start);
const quoted = new Set([...source.matchAll(/['"`]([a-z]+_[a-z0-9_]+)['"`]/g)].map(([, key = '']) => key));

const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();

describe('the words of the site', () => {
  it('are read from the files that the project lists, the same in both languages', () => {
    const settings = readFileSync('web/project.inlang/settings.json', 'utf8');
    for (const locale of locales) {
      for (const file of files[locale] ?? []) expect(settings).toContain(`{locale}/${basename(file)}`);
    }
    expect((files['en'] ?? []).map((file) => basename(file))).toEqual(
      (files['zh-CN'] ?? []).map((file) => basename(file)),
    );
  });

  it('are in both languages', () => {
    expect([...chinese.keys()].filter((key) => !english.has(key))).toEqual([]);
    expect([...english.keys()].filter((key) => !chinese.has(key))).toEqual([]);
  });

  it('begin with the name of their file', () => {
    const strays = locales.flatMap((locale) =>
      (files[locale] ?? []).flatMap((file) =>
        Object.keys(read(file)).filter((key) => key !== '$schema' && !key.startsWith(`${basename(file, '.json')}_`)),
      ),
    );
    expect(strays).toEqual([]);
  });

  it('are there when a page asks for them', () => {
    expect([...asked].filter((key) => !chinese.has(key))).toEqual([]);
  });

  it('are all asked for somewhere', () => {
    const unused = [...chinese.keys()].filter(
      (key) => !asked.has(key) && !quoted.has(key) && !askedByStart.some((start) => key.startsWith(start)),
    );
    expect(unused).toEqual([]);
  });

  it('are translated, with the same blanks to fill', () => {
    const untranslated = [...chinese].filter(
      ([key, text]) => text === english.get(key) && /\p{Letter}{2}/u.test(text.replaceAll(/\{\w+\}/g, '')),
    );
    // Written alike in both languages.
    const alike = /^(CSV|XLSX|PDF|SWIFT|IBAN|Excel|GB18030|UTF-8|LEI|DUNS?|VAT|[A-Z0-9 /.-]+)$/;
    expect(untranslated.filter(([, text]) => !alike.test(text)).map(([key]) => key)).toEqual([]);
    const differ = [...chinese].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? text).join(),
    );
    expect(differ.map(([key]) => key)).toEqual([]);
  });

  it('hold no Chinese in English and no half-width comma between Chinese words', () => {
    const mixed = [...english].filter(([key, text]) => /\p{Script=Han}/u.test(text) && key !== 'common_brand');
    expect(mixed.map(([key]) => key)).toEqual([]);
    const halfWidth = [...chinese].filter(([, text]) => /\p{Script=Han}[,;?!]\s?\p{Script=Han}/u.test(text));
    expect(halfWidth.map(([key]) => key)).toEqual([]);
  });
});
