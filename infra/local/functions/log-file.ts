import { closeSync, existsSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const largest = 5 * 1024 * 1024;

export type LogFile = { write: (text: string) => void; close: () => void };

/** What a function prints, as CloudWatch would keep it: one file each, opened at the first line, one older file kept. */
export const openLogFile = (folder: string, name: string): LogFile => {
  const file = join(folder, `${name}.log`);
  let descriptor: number | undefined;
  let size = 0;
  const close = (): void => {
    if (descriptor !== undefined) closeSync(descriptor);
    descriptor = undefined;
  };
  const open = (): number => {
    mkdirSync(folder, { recursive: true });
    if (existsSync(file) && statSync(file).size > largest) renameSync(file, `${file}.1`);
    size = existsSync(file) ? statSync(file).size : 0;
    return openSync(file, 'a');
  };
  return {
    close,
    write: (text) => {
      descriptor ??= open();
      writeSync(descriptor, text);
      size += text.length;
      if (size > largest) close();
    },
  };
};
