import * as z from 'zod/mini';
import { Counts } from '#shared/imports/model';

/** What a run carries from step to step: ids and counts, never rows. */
export const RunEvent = z.object({
  importId: z.string(),
  mode: z.enum(['inspect', 'check', 'load', 'undo']),
  batch: z.object({ next: z.int(), more: z.boolean(), counts: Counts }),
});
export type RunEvent = z.infer<typeof RunEvent>;
export type BatchResult = RunEvent['batch'];

/** The import has left the state this run works in (cancelled, or a newer run): there is nothing more to do. */
export const nothingMore = ({ batch }: RunEvent): BatchResult => ({ ...batch, more: false });
