import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { deleteObject, getObject, putObject } from '../aws/s3.ts';
import { env } from '../env.ts';
import { newId } from '../ids.ts';
import { closeFile, openFile, type RegisterFile } from './file.ts';

/** A path of its own in the temporary folder for each file; nothing is shared between processes or threads. */
export const freshPath = async (list: string): Promise<string> =>
  join(await mkdtemp(join(tmpdir(), `register-${list}-`)), 'register.sqlite');

/** Closes a file and takes it off the disk. */
export const discard = async (file: RegisterFile): Promise<void> => {
  closeFile(file);
  await rm(join(file.path, '..'), { recursive: true, force: true });
};

const bucket = (): string => env('REGISTER_BUCKET');

/** Brings a snapshot down and opens it. */
export const downloadSnapshot = async (list: string, object: string): Promise<RegisterFile> => {
  const path = await freshPath(list);
  const packed = await getObject(bucket(), object);
  await pipeline(Readable.from([packed]), createZstdDecompress(), createWriteStream(path));
  return openFile(path);
};

/** Sends a closed file up under a name of its own, and says which. */
export const uploadSnapshot = async (list: string, path: string, position: string): Promise<string> => {
  const pieces: Uint8Array[] = [];
  const compress = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 9 } });
  await pipeline(createReadStream(path), compress, async (packed: AsyncIterable<Uint8Array>) => {
    for await (const piece of packed) pieces.push(piece);
  });
  const object = `register/${list}/${position.replaceAll(/[:.]/g, '-')}-${newId('req')}.sqlite.zst`;
  await putObject(bucket(), object, Buffer.concat(pieces));
  return object;
};

export const removeSnapshot = (object: string): Promise<void> => deleteObject(bucket(), object);
