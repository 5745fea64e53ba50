import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { createDashboard } from './alarms/dashboard.ts';
import { watchApi } from './alarms/watch.ts';
import { createHttpApi } from './api/http-api.ts';
import type { DataStack } from './data-stack.ts';
import type { FunctionsStack } from './functions-stack.ts';
import { Site } from './site/site.ts';

type Props = StackProps & { data: DataStack; functions: FunctionsStack };

/** What people reach: the HTTP API and the site in front of it. */
export class ApiStack extends Stack {
  constructor(scope: Construct, id: string, { data, functions, ...props }: Props) {
    super(scope, id, props);
    const http = createHttpApi(this, { data, apis: functions.apis });
    const { bucket, distribution } = new Site(this, 'Site', { data, http });
    watchApi(http, functions.alarms);
    createDashboard(this, { http, functions, table: data.table });

    new CfnOutput(this, 'SiteUrl', { value: `https://${distribution.distributionDomainName}` });
    new CfnOutput(this, 'SiteBucket', { value: bucket.bucketName });
    new CfnOutput(this, 'DistributionId', { value: distribution.distributionId });
  }
}
