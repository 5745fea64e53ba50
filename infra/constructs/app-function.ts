import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { FunctionDescription } from '../functions.ts';
import { grantNeeds, type Ground } from './needs.ts';

/** Our defaults for a function, once: runtime, size, tracing, its own log group and a role with exactly what it needs. */
export class AppFunction extends LambdaFunction {
  readonly description: FunctionDescription;

  constructor(scope: Construct, description: FunctionDescription, ground: Ground) {
    const { name, timeoutSeconds = 29, memoryMb = 512 } = description;
    const logGroup = new LogGroup(scope, `${name}-log`, {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(scope, `${name}-role`, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      // In place of the managed policy AWSLambdaBasicExecutionRole, which reaches every log group.
      inlinePolicies: {
        log: new PolicyDocument({
          statements: [
            new PolicyStatement({
              effect: Effect.ALLOW,
              actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              resources: [logGroup.logGroupArn],
            }),
          ],
        }),
      },
    });
    super(scope, name, {
      description: `${description.entry} of ${Stack.of(scope).stackName}`,
      code: Code.fromAsset(`.build/functions/${name}`, { exclude: ['meta.json', 'inputs.sha256', '*.map'] }),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: memoryMb,
      timeout: Duration.seconds(timeoutSeconds),
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup,
      role,
    });
    this.description = description;
    grantNeeds(this, description.needs, ground);
  }
}
