import { bytesOf } from '../parties/sizes.ts';

/** Headers, preview and the samples taken from it are one item of the table. */
const mostBytes = 100_000;
const lengths = [200, 100, 50, 25, 7];

/** The first rows as they are shown: of a wide sheet each cell shorter, so that all of them fit. */
export const previewOf = (rows: readonly (readonly string[])[], width: number): string[][] => {
  const cutTo = (length: number): string[][] =>
    rows.map((cells) => Array.from({ length: width }, (_, at) => (cells[at] ?? '').slice(0, length).toWellFormed()));
  return cutTo(lengths.find((length) => bytesOf(cutTo(length)) <= mostBytes) ?? 7);
};
