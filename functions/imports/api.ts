import { router } from '#platform/http/router';
import { handler as beginExport } from './begin-export.ts';
import { handler as beginImport } from './begin-import.ts';
import { handler as cancelImport } from './cancel-import.ts';
import { handler as checkImport } from './check-import.ts';
import { handler as decideImportRow } from './decide-import-row.ts';
import { handler as getExport } from './get-export.ts';
import { handler as getFaultFile } from './get-fault-file.ts';
import { handler as getImport } from './get-import.ts';
import { handler as inspectUpload } from './inspect-upload.ts';
import { handler as listImportRows } from './list-import-rows.ts';
import { handler as listImports } from './list-imports.ts';
import { handler as mapImport } from './map-import.ts';
import { handler as startImport } from './start-import.ts';
import { handler as undoImport } from './undo-import.ts';

export const handler = router([
  beginImport,
  listImports,
  getImport,
  inspectUpload,
  mapImport,
  checkImport,
  listImportRows,
  decideImportRow,
  startImport,
  cancelImport,
  undoImport,
  getFaultFile,
  beginExport,
  getExport,
]);
