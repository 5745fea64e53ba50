import { openAsBlob } from 'node:fs';
import { env } from '../env.ts';
import { aws, AwsError, endpointOf } from './client.ts';

const encodeKey = (key: string): string => key.split('/').map(encodeURIComponent).join('/');
const urlOf = (bucket: string, key: string): string => `${endpointOf('s3')}/${bucket}/${encodeKey(key)}`;

const request = async (bucket: string, key: string, init: RequestInit): Promise<Response> => {
  const response = await aws().fetch(urlOf(bucket, key), {
    ...init,
    aws: { service: 's3', region: env('AWS_REGION') },
  });
  if (response.ok) return response;
  const name =
    /<Code>([^<]+)<\/Code>/.exec(await response.text())?.[1] ?? (response.status === 404 ? 'NoSuchKey' : 'S3Error');
  throw new AwsError(name, `${init.method ?? 'GET'} ${bucket}/${key}`, response.status);
};

export const getObject = async (bucket: string, key: string): Promise<Uint8Array> =>
  new Uint8Array(await (await request(bucket, key, { method: 'GET' })).arrayBuffer());

export const putObject = async (
  bucket: string,
  key: string,
  body: Uint8Array | string,
  contentType = 'application/octet-stream',
): Promise<void> => {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  await request(bucket, key, { method: 'PUT', body: new Uint8Array(bytes), headers: { 'content-type': contentType } });
};

/** The bytes as they come, for what is too big to hold. */
export const readObject = async (bucket: string, key: string): Promise<ReadableStream<Uint8Array>> => {
  const { body } = await request(bucket, key, { method: 'GET' });
  return body ?? new Blob([]).stream();
};

/** A file of the temporary folder, sent as it is read. */
export const putFile = async (bucket: string, key: string, path: string, contentType: string): Promise<void> => {
  await request(bucket, key, { method: 'PUT', body: await openAsBlob(path), headers: { 'content-type': contentType } });
};

export const deleteObject = async (bucket: string, key: string): Promise<void> => {
  await request(bucket, key, { method: 'DELETE' });
};

/** Bytes of a stored object and its type; undefined when it is not there. */
export const headObject = async (bucket: string, key: string): Promise<{ bytes: number; type: string } | undefined> => {
  try {
    const { headers } = await request(bucket, key, { method: 'HEAD' });
    return { bytes: Number(headers.get('content-length') ?? 0), type: headers.get('content-type') ?? '' };
  } catch (error) {
    if (error instanceof AwsError && error.status === 404) return undefined;
    throw error;
  }
};

type Presigned = {
  bucket: string;
  key: string;
  method: 'GET' | 'PUT';
  seconds?: number;
  query?: Record<string, string>;
};

/** A URL that lets a browser read or write this one object for `seconds` (300 unless said). */
export const presign = async ({ bucket, key, method, seconds = 300, query = {} }: Presigned): Promise<string> => {
  const url = new URL(urlOf(bucket, key));
  url.searchParams.set('X-Amz-Expires', String(seconds));
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const signed = await aws().sign(url, { method, aws: { service: 's3', region: env('AWS_REGION'), signQuery: true } });
  return signed.url;
};
