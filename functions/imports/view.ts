import { ImportFacts, type ImportView, type SheetView } from '#shared/imports/model';
import type { ImportTarget } from '#shared/imports/target';
import type { ImportBatch } from './store.ts';

/** An import as its owner sees it; how it is cut and run is nobody's business. */
export const viewOf = (batch: ImportBatch, sheet?: SheetView, targets?: readonly ImportTarget[]): ImportView => ({
  ...ImportFacts.parse(batch),
  ...(sheet ? { sheet } : {}),
  ...(targets
    ? {
        targets: targets.map(({ id, of, kind, label, choices, required, many }) => ({
          id,
          of,
          kind,
          label,
          choices: choices && [...choices],
          required,
          many,
        })),
      }
    : {}),
});
