import { getObject, headObject, presign, putFile, putObject, readObject } from '#platform/aws/s3';
import { env } from '#platform/env';
import type { SheetRow } from './sheet/sheet-row.ts';

const bucket = (): string => env('FILES_BUCKET');
const five = (chunk: number): string => String(chunk).padStart(5, '0');

/** Where the objects of an import are. */
const places = {
  upload: (importId: string): string => `imports/${importId}/upload`,
  chunk: (importId: string, chunk: number): string => `imports/${importId}/rows/${five(chunk)}.ndjson`,
  faults: (importId: string, kind: string): string => `imports/${importId}/faults.${kind}`,
  exported: (exportId: string, kind: string): string => `exports/${exportId}.${kind}`,
};

const types: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Half an hour: a large file over a slow line takes a while. */
export const uploadUrl = (importId: string): Promise<string> =>
  presign({ bucket: bucket(), key: places.upload(importId), method: 'PUT', seconds: 1800 });
export const uploadedSize = async (importId: string): Promise<number | undefined> =>
  (await headObject(bucket(), places.upload(importId)))?.bytes;
export const uploadStream = (importId: string): Promise<ReadableStream<Uint8Array>> =>
  readObject(bucket(), places.upload(importId));
export const uploadBytes = (importId: string): Promise<Uint8Array> => getObject(bucket(), places.upload(importId));

/** A row as it was cut out of the file, with the earlier row that is the same party. */
export type ChunkRow = SheetRow & { same?: number };

export const writeChunk = (importId: string, chunk: number, rows: readonly ChunkRow[]): Promise<void> =>
  putObject(
    bucket(),
    places.chunk(importId, chunk),
    rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
    'application/x-ndjson',
  );

export const readChunk = async (importId: string, chunk: number): Promise<ChunkRow[]> =>
  new TextDecoder()
    .decode(await getObject(bucket(), places.chunk(importId, chunk)))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ChunkRow);

export const saveFaultFile = (importId: string, kind: string, path: string): Promise<void> =>
  putFile(bucket(), places.faults(importId, kind), path, types[kind] ?? '');
export const faultFileUrl = (importId: string, kind: string, fileName: string): Promise<string> =>
  download(places.faults(importId, kind), fileName);

export const saveExport = (exportId: string, kind: string, path: string): Promise<void> =>
  putFile(bucket(), places.exported(exportId, kind), path, types[kind] ?? '');
export const exportUrl = (exportId: string, kind: string, fileName: string): Promise<string> =>
  download(places.exported(exportId, kind), fileName);

const download = (key: string, fileName: string): Promise<string> =>
  presign({
    bucket: bucket(),
    key,
    method: 'GET',
    query: { 'response-content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}` },
  });
