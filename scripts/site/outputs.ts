import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';

const Outputs = z.object({
  KeshangData: z.object({
    Region: z.string(),
    TableName: z.string(),
    UserPoolId: z.string(),
    RegisterBucket: z.string(),
    UserPoolClientId: z.string(),
  }),
  KeshangApi: z.object({ SiteUrl: z.string(), SiteBucket: z.string(), DistributionId: z.string() }),
});
export type Outputs = z.infer<typeof Outputs>;

/** What `cdk deploy --all --outputs-file .build/outputs.json` wrote. */
export const readOutputs = (file: string): Outputs => Outputs.parse(JSON.parse(readFileSync(file, 'utf8')));

/** Found as the AWS CLI finds them: the SDK client that is here anyway knows profiles, single sign-on and roles. */
export const findCredentials = (region: string) => new DynamoDBClient({ region }).config.credentials();
