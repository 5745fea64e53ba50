import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CannotStart, exitCodes } from '../errors.ts';
import type { FunctionDescription } from './description.ts';
import { startWorker } from './worker.ts';

/** One bundle beside the data: whoever builds anew while the system runs does not change what runs. */
const keep = (folder: string, file: string): string => {
  const source = dirname(file);
  const kept = join(folder, basename(source));
  if (!existsSync(kept)) {
    rmSync(`${kept}.new`, { recursive: true, force: true });
    cpSync(source, `${kept}.new`, { recursive: true });
    // The bundles are CommonJS, whatever a package.json above them says.
    writeFileSync(join(`${kept}.new`, 'package.json'), '{"type":"commonjs"}\n');
    renameSync(`${kept}.new`, kept);
  }
  return join(kept, basename(file));
};

/** Copies of every bundle, under the hash that names its content; those of earlier templates go. */
export const keepCode = (descriptions: FunctionDescription[], folder: string): FunctionDescription[] => {
  mkdirSync(folder, { recursive: true });
  const kept = descriptions.map((description) => ({ ...description, file: keep(folder, description.file) }));
  const wanted = new Set(kept.map(({ file }) => basename(dirname(file))));
  for (const name of readdirSync(folder)) {
    if (!wanted.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
  return kept;
};

const contentHash = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

type Loadable = { description: FunctionDescription; environment: () => Record<string, string> };

/**
 * Loads each bundle once in its life, on whatever data folder, with the environment it will have: one that does not load stops the start by its
 * name, and not the first person who needs it.
 */
export const checkLoads = async (functions: Loadable[], marks: string): Promise<void> => {
  mkdirSync(marks, { recursive: true });
  const mark = ({ description }: Loadable): string => join(marks, contentHash(description.file));
  const unknown = functions.filter((one) => !existsSync(mark(one)));
  const check = async (loadable: Loadable): Promise<void> => {
    const { description, environment } = loadable;
    let said = '';
    const worker = startWorker({
      description,
      environment: environment(),
      write: (text) => {
        said = `${said}${text}`.slice(0, 2_000);
      },
    });
    try {
      await worker.ready;
    } catch (error) {
      const why = error instanceof Error ? error.message : said;
      throw new CannotStart(`The function ${description.name} does not load: ${why}`, exitCodes.buildFailed);
    }
    await worker.end();
    writeFileSync(mark(loadable), '');
  };
  // Two at a time: as many as the smallest machine has cores.
  const half = Math.ceil(unknown.length / 2);
  const inTurn = async (some: Loadable[]): Promise<void> => {
    for (const one of some) await check(one);
  };
  await Promise.all([inTurn(unknown.slice(0, half)), inTurn(unknown.slice(half))]);
};
