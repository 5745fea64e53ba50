import type * as z from 'zod/mini';
import type { PartyFacts } from '#shared/parties/model';
import { same } from '#shared/kernel/canonical';

export type Facts = Partial<z.input<typeof PartyFacts>>;

/** Only what differs is sent, so that two people who edit different fields do not overwrite each other. */
export const changedFacts = <T extends object>(before: T, after: T): Partial<T> => {
  const old = new Map<string, unknown>(Object.entries(before));
  const now = new Map<string, unknown>(Object.entries(after));
  const names = [...new Set([...old.keys(), ...now.keys()])];
  return Object.fromEntries(
    names.filter((name) => !same(old.get(name), now.get(name))).map((name) => [name, now.get(name) ?? null]),
  ) as Partial<T>;
};

/** The facts of these fields that a record has. */
export const factsIn = (fields: Readonly<Record<string, unknown>>, record: object): Record<string, unknown> => {
  const known = new Map<string, unknown>(Object.entries(record));
  const present = Object.keys(fields).filter((field) => known.get(field) !== undefined);
  return Object.fromEntries(present.map((field) => [field, known.get(field)]));
};
