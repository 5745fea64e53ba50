/** Uploads the built site after `cdk deploy --all --outputs-file .build/outputs.json`. Credentials are found as the AWS CLI finds them. */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { AwsClient } from 'aws4fetch';
import * as z from 'zod/mini';
import { buildWeb, siteFolder } from './build-web.ts';
import { siteObjects } from './site/objects.ts';
import { uploadSite } from './site/upload.ts';

const Outputs = z.object({
  KeshangData: z.object({ Region: z.string(), UserPoolId: z.string(), UserPoolClientId: z.string() }),
  KeshangApi: z.object({ SiteUrl: z.string(), SiteBucket: z.string(), DistributionId: z.string() }),
});

/** The SDK client that is here anyway knows profiles, single sign-on and roles. */
const signedClient = async (region: string): Promise<AwsClient> => {
  const credentials = await new DynamoDBClient({ region }).config.credentials();
  return new AwsClient({ ...credentials, region });
};

process.chdir(dirname(import.meta.dirname));
const { values } = parseArgs({ options: { outputs: { type: 'string', default: '.build/outputs.json' } } });
const { KeshangData: data, KeshangApi: api } = Outputs.parse(JSON.parse(readFileSync(values.outputs, 'utf8')));

buildWeb();
const connection = {
  aws: await signedClient(data.Region),
  s3: `https://s3.${data.Region}.amazonaws.com`,
  cloudFront: 'https://cloudfront.amazonaws.com',
};
const target = {
  region: data.Region,
  bucket: api.SiteBucket,
  distributionId: api.DistributionId,
  userPoolId: data.UserPoolId,
  clientId: data.UserPoolClientId,
};
const objects = siteObjects(siteFolder);
await uploadSite(connection, target, objects);
console.log(`${objects.length} files are at ${api.SiteUrl}`);
