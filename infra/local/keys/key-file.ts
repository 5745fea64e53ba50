import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { CannotStart, exitCodes } from '../errors.ts';
import { objectOf, parseObject, textOr } from '../json.ts';

/** Key material by the id of its KMS key. Who loses this file loses every secret field. */
export type KeyFile = Map<string, Buffer>;

/** Written beside and renamed, so that a crash leaves the old file or the new one, never half of one. */
const write = (file: string, keys: KeyFile): void => {
  const content = Object.fromEntries([...keys].map(([id, key]) => [id, key.toString('base64')]));
  const descriptor = openSync(`${file}.new`, 'w', 0o600);
  writeSync(descriptor, `${JSON.stringify({ keys: content }, null, 2)}\n`);
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(`${file}.new`, file);
};

const read = (file: string): KeyFile => {
  try {
    const entries = Object.entries(objectOf(parseObject(readFileSync(file, 'utf8')).keys));
    return new Map(entries.map(([id, key]) => [id, Buffer.from(textOr(key, ''), 'base64')]));
  } catch {
    throw new CannotStart(
      `The key file ${file} is damaged; put it back from your backup.`,
      exitCodes.dataFolderDamaged,
    );
  }
};

/** The keys of the template; those that are new get fresh material. `hasData`: the folder already holds records. */
export const openKeyFile = (file: string, keyIds: string[], hasData: boolean): KeyFile => {
  if (!existsSync(file) && hasData) {
    throw new CannotStart(
      `The key file ${file} is missing but there are records, whose secret fields it alone can read; put it back from your backup, or start with another folder (--data DIR).`,
      exitCodes.dataFolderDamaged,
    );
  }
  const keys = existsSync(file) ? read(file) : new Map<string, Buffer>();
  const fresh = keyIds.filter((id) => !keys.has(id));
  for (const id of fresh) keys.set(id, randomBytes(32));
  if (fresh.length > 0 || !existsSync(file)) write(file, keys);
  return keys;
};
