import * as z from 'zod/mini';

const read = new Map<string, Promise<unknown>>();

/** A data file that ships with the site, fetched once and parsed by its schema. */
export const readStatic = async <T extends z.ZodMiniType>(path: string, schema: T): Promise<z.output<T>> => {
  let asked = read.get(path);
  if (!asked) {
    asked = fetch(path).then((answer) => answer.json());
    read.set(path, asked);
  }
  try {
    return z.parse(schema, await asked);
  } catch (failure) {
    read.delete(path);
    throw failure;
  }
};
