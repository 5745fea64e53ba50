/** Uploads the built site after `cdk deploy --all --outputs-file .build/outputs.json`. */
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { AwsClient } from 'aws4fetch';
import { buildWeb, siteFolder } from './build-web.ts';
import { siteObjects } from './site/objects.ts';
import { findCredentials, readOutputs } from './site/outputs.ts';
import { uploadSite } from './site/upload.ts';

process.chdir(dirname(import.meta.dirname));
const { values } = parseArgs({ options: { outputs: { type: 'string', default: '.build/outputs.json' } } });
const { KeshangData: data, KeshangApi: api } = readOutputs(values.outputs);

buildWeb();
const connection = {
  aws: new AwsClient({ ...(await findCredentials(data.Region)), region: data.Region }),
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
