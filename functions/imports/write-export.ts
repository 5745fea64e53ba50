import * as z from 'zod/mini';
import type { Caller } from '#shared/access/caller';
import { exportColumns, type Cell } from '#shared/imports/export-columns';
import { conditionsOf } from '#shared/parties/party-lines';
import { loadExport, updateExport, type ExportJob } from './export-store.ts';
import { exportWords } from './export-words.ts';
import { saveExport } from './objects.ts';
import { ownerOf } from './owner.ts';
import { partiesRegister, readingOf } from './register.ts';
import { withTemporaryFile } from './sheet/temporary.ts';
import { writeSheet } from './sheet/writer.ts';

const Asked = z.object({ exportId: z.string(), ownerId: z.string() });

const toldEvery = 5_000;

/** The lines of the list query that this person may see, page by page; memory holds one page. */
async function* lines(job: ExportJob, caller: Caller, now: Date): AsyncGenerator<Cell[]> {
  const { query, columns, locale, partyIds } = job;
  const asked = {
    ...(await readingOf(caller, now)),
    q: query.q,
    filter: query.filter,
    sort: query.sort ?? (query.q ? undefined : 'legalName'),
    always: conditionsOf(query),
  };
  const wanted = exportColumns(columns, await exportWords(caller, locale));
  const chosen = partyIds ? new Set(partyIds) : undefined;
  const total = chosen ? chosen.size : await partiesRegister.count(asked);
  let done = 0;
  for await (const page of partiesRegister.stream(asked)) {
    for (const line of page) {
      if (chosen && !chosen.has(line.id)) continue;
      yield wanted.map(({ cell }) => cell(line));
      done += 1;
      if (done % toldEvery === 0) await updateExport(job, { progress: { done, total } });
    }
  }
  await updateExport(job, { progress: { done, total: done } });
}

/** Writes an export: the one task of its workflow. Written twice, it is the same file. */
export const handler = async (input: unknown): Promise<void> => {
  const { exportId, ownerId } = Asked.parse(input);
  const now = new Date();
  const job = await loadExport(ownerId, exportId);
  if (job.state !== 'writing') return;
  const caller = await ownerOf({ ownerId }, now);
  const columns = exportColumns(job.columns, await exportWords(caller, job.locale));
  await withTemporaryFile(`export.${job.format}`, async (path) => {
    await writeSheet(
      job.format,
      path,
      columns.map(({ header }) => header),
      lines(job, caller, now),
    );
    await saveExport(exportId, job.format, path);
  });
  await updateExport(job, { state: 'ready' });
};
