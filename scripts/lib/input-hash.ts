import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

/** One hash over files and whatever else a result depends on. A missing file counts as such. */
export const hashOf = (files: string[], ...rest: string[]): string => {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${file}\0`);
    hash.update(existsSync(file) ? readFileSync(file) : 'missing');
    hash.update('\0');
  }
  for (const part of rest) hash.update(`${part}\0`);
  return hash.digest('hex');
};
