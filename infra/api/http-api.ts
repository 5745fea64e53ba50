import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { capabilities } from '#shared/contract';
import type { AppFunction } from '../constructs/app-function.ts';
import type { DataStack } from '../data-stack.ts';

type Parts = { data: DataStack; apis: Map<string, AppFunction> };

/** One route per endpoint of the contract, each on its capability's function; `public` ones need no token. */
export const createHttpApi = (scope: Construct, { data, apis }: Parts): HttpApi => {
  const { pool, client } = data.staff;
  const issuer = `https://cognito-idp.${Stack.of(scope).region}.amazonaws.com/${pool.userPoolId}`;
  const signedIn = new HttpJwtAuthorizer('SignedIn', issuer, { jwtAudience: [client.userPoolClientId] });
  const http = new HttpApi(scope, 'Http', { createDefaultStage: false });

  for (const { name, endpoints } of capabilities) {
    const fn = apis.get(name);
    if (!fn) throw new Error(`The capability ${name} has endpoints but no function`);
    // One permission per function, not per route: the policy of a function holds 20 kB.
    const integration = new HttpLambdaIntegration(`${name}-integration`, fn, { scopePermissionToRoute: false });
    for (const { method, path, permission } of endpoints) {
      http.addRoutes({
        path: `/api${path}`,
        methods: [HttpMethod[method]],
        integration,
        authorizer: permission === 'public' ? new HttpNoneAuthorizer() : signedIn,
      });
    }
  }
  addStage(scope, http);
  return http;
};

const addStage = (scope: Construct, httpApi: HttpApi): HttpStage => {
  const log = new LogGroup(scope, 'HttpLog', {
    retention: RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  return new HttpStage(scope, 'HttpStage', {
    httpApi,
    stageName: '$default',
    autoDeploy: true,
    detailedMetricsEnabled: true,
    throttle: { rateLimit: 100, burstLimit: 200 },
    accessLogSettings: { destination: new LogGroupLogDestination(log), format: accessLogFormat },
  });
};

/** Who asked what and how it went; no address of a person, no body. */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: AccessLogField.contextRequestId(),
    at: AccessLogField.contextRequestTime(),
    route: '$context.routeKey',
    status: AccessLogField.contextStatus(),
    staff: '$context.authorizer.claims.sub',
    latencyMs: AccessLogField.contextResponseLatency(),
    bytes: AccessLogField.contextResponseLength(),
    failure: '$context.integrationErrorMessage',
  }),
);
