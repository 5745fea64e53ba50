import { readFile } from 'node:fs/promises';
import type { AwsClient } from 'aws4fetch';
import type { SiteObject } from './objects.ts';

/** Where the site goes: the outputs of the stacks, as `cdk deploy --outputs-file` writes them. */
export type SiteTarget = {
  region: string;
  bucket: string;
  distributionId: string;
  userPoolId: string;
  clientId: string;
};

type Connection = { aws: AwsClient; s3: string; cloudFront: string };

const must = async (response: Response, doing: string): Promise<void> => {
  if (!response.ok) throw new Error(`${doing}: ${response.status} ${await response.text()}`);
};

const put = async ({ aws, s3 }: Connection, bucket: string, object: Omit<SiteObject, 'file'>, body: Uint8Array) => {
  const headers = { 'content-type': object.contentType, 'cache-control': object.cacheControl };
  const url = `${s3}/${bucket}/${object.key.split('/').map(encodeURIComponent).join('/')}`;
  const init = { method: 'PUT', headers, body: new Uint8Array(body), aws: { service: 's3' } };
  await must(await aws.fetch(url, init), `uploading ${object.key}`);
};

/** What the site is connected to: the web reads it at its start, so one build serves every deployment. */
const configOf = ({ region, userPoolId, clientId }: SiteTarget): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ region, userPoolId, clientId, authFlow: 'SRP' }));

const invalidation = (reference: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<InvalidationBatch xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">
  <CallerReference>${reference}</CallerReference>
  <Paths><Quantity>1</Quantity><Items><Path>/*</Path></Items></Paths>
</InvalidationBatch>`;

/** Uploads a built site and lets CloudFront ask for it anew. Old parts stay: somebody may still have an old page open. */
export const uploadSite = async (connection: Connection, target: SiteTarget, objects: SiteObject[]): Promise<void> => {
  const config = { key: 'config.json', contentType: 'application/json', cacheControl: 'no-cache' };
  await put(connection, target.bucket, config, configOf(target));
  for (const object of objects) await put(connection, target.bucket, object, await readFile(object.file));

  const url = `${connection.cloudFront}/2020-05-31/distribution/${target.distributionId}/invalidation`;
  const init = {
    method: 'POST',
    body: invalidation(new Date().toISOString()),
    aws: { service: 'cloudfront', region: 'us-east-1' },
  };
  await must(await connection.aws.fetch(url, init), 'invalidating');
};
