import { startImport } from '#shared/imports/contract';
import { noCounts } from '#shared/imports/model';
import { http } from '#platform/http/http';
import { begun } from './progress.ts';
import { beginRun } from './run.ts';
import { loadImport } from './store.ts';
import { viewOf } from './view.ts';

/** After a failure it goes on with the piece that failed; what is done stays counted. */
export const handler = http(startImport, async ({ params, caller, now }) => {
  const batch = await loadImport(params.importId, caller);
  const goesOn = batch.state === 'failed' || batch.state === 'loading';
  const from = goesOn ? (batch.nextChunk ?? 0) : 0;
  const counts = from > 0 ? (batch.loaded ?? noCounts) : noCounts;
  const changes = goesOn ? {} : { loaded: noCounts, nextChunk: 0, progress: begun(batch, now), faultFile: false };
  return viewOf(await beginRun({ batch, mode: 'load', now, changes, from, counts }));
});
