import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { permissions } from '#shared/access/permissions';
import { errorCodes } from '#shared/kernel/errors';
import { capabilities } from '#shared/contract';
import { statusOf } from '../../functions/platform/http/errors.ts';
import { sourcesAt } from './sources.ts';

const operations = capabilities.flatMap(({ name, endpoints }) =>
  endpoints.map(({ operation, method, path }) => ({ capability: name, operation, route: `${method} ${path}` })),
);

describe('every endpoint', () => {
  it.each(operations)(
    '$operation has its handler, in its own capability and its router',
    ({ capability, operation }) => {
      const [room, file] = operation.split('/');
      expect(room).toBe(capability);
      expect(existsSync(`functions/${operation}.ts`)).toBe(true);
      expect(readFileSync(`functions/${capability}/api.ts`, 'utf8')).toContain(`'./${file ?? ''}.ts'`);
    },
  );

  it('is named and reached by nobody else', () => {
    const names = operations.map(({ operation }) => operation);
    const routes = operations.map(({ route }) => route.replace(/\{\w+\}/g, '{}'));
    expect(names).toHaveLength(new Set(names).size);
    expect(routes).toHaveLength(new Set(routes).size);
  });
});

describe('every handler', () => {
  it('carries out an endpoint of the contract: none is an orphan', () => {
    const handlers = sourcesAt('functions/*/*.ts').filter(({ text }) => /export const handler = http\(/.test(text));
    const known = operations.map(({ operation }) => `functions/${operation}.ts`);
    expect(handlers.map(({ path }) => path).filter((path) => !known.includes(path))).toEqual([]);
  });
});

describe('every permission', () => {
  it('is asked for: a right that nothing checks promises what it does not give', () => {
    const asking = sourcesAt('shared/**/*.ts', 'functions/**/*.ts')
      .filter(({ path }) => !/access\/(permissions|rights)\.ts$/.test(path))
      .map(({ text }) => text)
      .join('');
    expect(permissions.filter((permission) => !asking.includes(`'${permission}'`))).toEqual([]);
  });
});

describe('every router', () => {
  it('is a list of handlers and nothing else', () => {
    for (const { path, text } of sourcesAt('functions/*/api.ts')) {
      const foreign = [...text.matchAll(/from '([^']+)'/g)]
        .map(([, from]) => String(from))
        .filter((from) => from !== '#platform/http/router' && !/^\.\/[a-z-]+\.ts$/.test(from));
      expect(foreign, path).toEqual([]);
      expect(text.match(/\b(if|await|function)\b/g), path).toBeNull();
    }
  });
});

describe('every refusal', () => {
  it.each(errorCodes)('%s has one status, a client fault or a "try again"', (code) => {
    expect(statusOf[code]).toSatisfy((status: number) => (status >= 400 && status < 500) || status === 503);
  });

  it('has a sentence in the web', () => {
    const sentences = readFileSync('web/src/lib/errors.ts', 'utf8');
    expect(errorCodes.filter((code) => !sentences.includes(`${code}:`))).toEqual([]);
  });
});
