import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DataStack } from './data-stack.ts';
import type { FunctionsStack } from './functions-stack.ts';
import { createHttpApi } from './api/http-api.ts';

type Props = StackProps & { data: DataStack; functions: FunctionsStack };

/** What people reach: the HTTP API and the site. */
export class ApiStack extends Stack {
  constructor(scope: Construct, id: string, { data, functions, ...props }: Props) {
    super(scope, id, props);
    const http = createHttpApi(this, { data, apis: functions.apis });
    new CfnOutput(this, 'ApiUrl', { value: http.apiEndpoint });
  }
}
