import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DataStore } from 'cognito-local/lib/services/dataStore/dataStore.js';
import { CannotStart, exitCodes } from '../errors.ts';
import { isObject, type JsonObject, parseObject } from '../json.ts';

/** Fields whose name ends in `Date` are dates; everything else is as JSON gives it. */
const revive = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(revive);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      name,
      name.endsWith('Date') && typeof entry === 'string' ? new Date(entry) : revive(entry),
    ]),
  );
};

const read = (file: string, defaults: JsonObject): JsonObject => {
  if (!existsSync(file)) return defaults;
  try {
    const stored = revive(parseObject(readFileSync(file, 'utf8')));
    return { ...defaults, ...(isObject(stored) ? stored : {}) };
  } catch {
    throw new CannotStart(
      `${file} is damaged; put it back from your backup, or start with another folder (--data DIR).`,
      exitCodes.dataFolderDamaged,
    );
  }
};

/** Whole or not at all: a crash in the middle of writing leaves the file as it was. */
const write = (file: string, content: JsonObject): void => {
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(`${file}.new`, 'w', 0o600);
  writeSync(descriptor, JSON.stringify(content));
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(`${file}.new`, file);
};

/** cognito-local's own store writes in place and later; ours is safe against `kill -9`. */
export const openJsonStore = (file: string, defaults: JsonObject): DataStore => {
  const root = read(file, defaults);
  const within = (keys: string[], make: boolean): JsonObject | undefined =>
    keys.reduce<JsonObject | undefined>((level, key) => {
      const next = level?.[key];
      if (isObject(next) || !level) return isObject(next) ? next : undefined;
      if (!make) return undefined;
      const made: JsonObject = {};
      level[key] = made;
      return made;
    }, root);
  const split = (key: string | string[]): { path: string[]; last: string } => {
    const keys = Array.isArray(key) ? key : [key];
    return { path: keys.slice(0, -1), last: keys.at(-1) ?? '' };
  };
  return {
    getRoot: <T>() => Promise.resolve(structuredClone(root) as T),
    get: <T>(_: unknown, key: string | string[], otherwise?: T) => {
      const { path, last } = split(key);
      const found = within(path, false)?.[last] ?? otherwise ?? null;
      return Promise.resolve(structuredClone(found) as T);
    },
    set: (_, key, value) => {
      const { path, last } = split(key);
      const level = within(path, true);
      if (level) level[last] = structuredClone(value);
      write(file, root);
      return Promise.resolve();
    },
    delete: (_, key) => {
      const { path, last } = split(key);
      const level = within(path, false);
      if (level) Reflect.deleteProperty(level, last);
      write(file, root);
      return Promise.resolve();
    },
  };
};
