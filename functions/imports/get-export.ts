import { getExport } from '#shared/imports/contract';
import { http } from '#platform/http/http';
import { loadExport } from './export-store.ts';
import { exportView } from './export-view.ts';

export const handler = http(getExport, async ({ params, caller }) =>
  exportView(await loadExport(caller.staffId, params.exportId)),
);
