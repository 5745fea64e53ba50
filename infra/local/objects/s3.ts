import { wordOf } from '../json.ts';
import type { Context } from '../iam/conditions.ts';
import type { Ask } from '../iam/decide.ts';
import { type Answer, notHere } from '../gateway/refusal.ts';
import type { Call, Service } from '../gateway/service.ts';
import { largestObject, type LazyEmulator } from './emulator.ts';

const partsOf = (path: string): { bucket: string; key: string } => {
  const [, bucket = '', ...key] = path.split('/');
  return { bucket: decodeURIComponent(bucket), key: key.map(decodeURIComponent).join('/') };
};

const objectArn = (bucket: string, key: string): string => `arn:aws:s3:::${bucket}/${key}`;

const sourceOf = (header: string): Ask => {
  const [bucket = '', ...key] = decodeURIComponent(header).replace(/^\//, '').split('/');
  return { action: 's3:GetObject', resource: objectArn(bucket, key.join('/')) };
};

/** Sub-resources (`?acl`, `?tagging`, …) have actions of their own; those that nobody here uses are refused by name. */
const subResource =
  /^(acl|tagging|policy|cors|lifecycle|versioning|versions|retention|legal-hold|torrent|delete|notification|encryption|website|logging|uploads|uploadId|partNumber)$/;

const asksOf = ({ method, path, query, headers }: Call): Ask[] => {
  const { bucket, key } = partsOf(path);
  const special = [...query.keys()].find((name) => subResource.test(name));
  if (special !== undefined) throw notHere('S3', `${method} ?${special}`);
  if (key === '') {
    if (method === 'GET' || method === 'HEAD') {
      const prefix = query.get('prefix');
      const context: Context = prefix === null ? {} : { 's3:prefix': [prefix] };
      return [{ action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}`, context }];
    }
    throw notHere('S3', `${method} of a bucket`);
  }
  const resource = objectArn(bucket, key);
  const copied = headers['x-amz-copy-source'];
  switch (method) {
    case 'GET':
    case 'HEAD':
      return [{ action: 's3:GetObject', resource }];
    case 'PUT':
      return [{ action: 's3:PutObject', resource }, ...(typeof copied === 'string' ? [sourceOf(copied)] : [])];
    case 'DELETE':
      return [{ action: 's3:DeleteObject', resource }];
    default:
      throw notHere('S3', method);
  }
};

const ownToTheConnection = /^(connection|transfer-encoding|date|keep-alive|content-length)$/;

/** Headers that a signed address sets on the answer, such as the name of the downloaded file. */
const askedHeaders = (query: URLSearchParams): Record<string, string> =>
  Object.fromEntries(
    ['content-type', 'content-disposition', 'cache-control', 'content-encoding', 'content-language'].flatMap((name) => {
      const value = query.get(`response-${name}`);
      return value === null ? [] : [[name, value]];
    }),
  );

const answer = async (emulator: LazyEmulator, { method, url, query, headers, body }: Call): Promise<Answer> => {
  if (method === 'PUT' && headers['if-none-match'] !== undefined) throw notHere('S3', 'PutObject with If-None-Match');
  const { inject } = await emulator.get();
  const typed = { 'content-type': 'binary/octet-stream', ...headers };
  const reply = await inject({
    method,
    url,
    headers: typed,
    ...(body.length > 0 || method === 'PUT' ? { payload: body } : {}),
  });
  const kept = Object.entries(reply.headers).filter(([name]) => !ownToTheConnection.test(name));
  const own = Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
  // For a HEAD the length is the object's, and there is no body to take it from.
  const size = reply.headers['content-length'];
  if (method === 'HEAD' && size !== undefined) own['content-length'] = wordOf(size);
  return {
    status: reply.statusCode,
    headers: { ...own, ...(reply.statusCode < 300 ? askedHeaders(query) : {}) },
    body: reply.rawPayload,
  };
};

/** S3, authorised by bucket and key. */
export const s3Service = (emulator: LazyEmulator): Service => ({
  protocol: 'xml',
  largestBody: largestObject,
  asks: asksOf,
  answer: (call) => answer(emulator, call),
});
