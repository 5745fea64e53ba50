import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { deleteObject, putFile, readObject } from '../aws/s3.ts';
import { env } from '../env.ts';
import { newId } from '../ids.ts';
import { closeFile, openFile, type RegisterFile } from './file.ts';

/** A path of its own in the temporary folder for each file; nothing is shared between processes or threads. */
export const freshPath = async (list: string): Promise<string> =>
  join(await mkdtemp(join(tmpdir(), `register-${list}-`)), 'register.sqlite');

const takeOff = ({ path }: RegisterFile): Promise<void> => rm(join(path, '..'), { recursive: true, force: true });

/** Closes a file and takes it off the disk. */
export const discard = async (file: RegisterFile): Promise<void> => {
  closeFile(file);
  await takeOff(file);
};

/** Takes the name of an open file off the disk: its space goes with the process that holds it, however that ends. */
export const holdAlone = async (file: RegisterFile): Promise<RegisterFile> => {
  await takeOff(file);
  return file;
};

const bucket = (): string => env('REGISTER_BUCKET');

/** Brings a snapshot down and opens it. */
export const downloadSnapshot = async (list: string, object: string): Promise<RegisterFile> => {
  const path = await freshPath(list);
  await pipeline(Readable.fromWeb(await readObject(bucket(), object)), createZstdDecompress(), createWriteStream(path));
  return openFile(path);
};

/** Sends a closed file up under a name of its own, and says which. */
export const uploadSnapshot = async (list: string, path: string, position: string): Promise<string> => {
  const packed = `${path}.zst`;
  const compress = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 6 } });
  await pipeline(createReadStream(path), compress, createWriteStream(packed));
  const object = `register/${list}/${position.replaceAll(/[:.]/g, '-')}-${newId('req')}.sqlite.zst`;
  await putFile(bucket(), object, packed, 'application/zstd');
  await rm(packed);
  return object;
};

export const removeSnapshot = (object: string): Promise<void> => deleteObject(bucket(), object);
