import type { ImportBatch } from './store.ts';

/** The reason that the audit keeps with everything an import does. */
export const whyOf = ({ id, fileName }: Pick<ImportBatch, 'id' | 'fileName'>): string =>
  `${fileName.slice(0, 400)} · ${id}`;
