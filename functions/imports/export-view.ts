import type { ExportView } from '#shared/imports/model';
import type { ExportJob } from './export-store.ts';
import { exportUrl } from './objects.ts';

const dayOf = (instant: string): string => instant.slice(0, 10);

const fileName = ({ locale, createdAt, format }: ExportJob): string =>
  `${locale === 'en' ? 'parties' : '客商'}-${dayOf(createdAt)}.${format}`;

/** An export as its owner sees it, with where to fetch the file once it is written. */
export const exportView = async (job: ExportJob): Promise<ExportView> => {
  const { id, state, format, progress, failure, createdAt } = job;
  const url = state === 'ready' ? await exportUrl(id, format, fileName(job)) : undefined;
  return { id, state, format, progress, createdAt, ...(failure ? { failure } : {}), ...(url ? { url } : {}) };
};
