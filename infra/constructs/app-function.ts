import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { FunctionDescription } from '../functions.ts';
import { grantsOf, type Ground } from './needs.ts';

const ownLog = (logGroup: LogGroup) =>
  new PolicyDocument({
    statements: [
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    ],
  });

/** Our defaults for a function, once: runtime, size, tracing, its own log group and a role with exactly what it needs. */
export class AppFunction extends LambdaFunction {
  constructor(
    scope: Construct,
    { name, entry, needs, timeoutSeconds = 29, memoryMb = 512 }: FunctionDescription,
    ground: Ground,
  ) {
    const { environment, statements } = grantsOf(needs, ground);
    const logGroup = new LogGroup(scope, `${name}-log`, {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    super(scope, name, {
      description: entry,
      code: Code.fromAsset(`.build/functions/${name}`, { exclude: ['meta.json', 'inputs.sha256', '*.map'] }),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: memoryMb,
      timeout: Duration.seconds(timeoutSeconds),
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup,
      environment,
      // In place of the managed policy AWSLambdaBasicExecutionRole, which reaches every log group.
      role: new Role(scope, `${name}-role`, {
        assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
        inlinePolicies: { log: ownLog(logGroup) },
      }),
    });
    for (const statement of statements) this.addToRolePolicy(statement);
  }
}
