import { createHash } from 'node:crypto';
import { textOr, type JsonObject } from '../json.ts';

export const account = '000000000000';

/** What a resource is called here: its `Ref`, and the attributes that other resources ask for. */
export type Identity = { ref: string; attributes: Record<string, string> };

export type Naming = { stack: string; id: string; region: string; properties: JsonObject; gatewayUrl: string };

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 10);

/** CloudFormation's own way: stack, logical id, and something that makes it unique. Stable from run to run. */
const given = ({ stack, id, properties }: Naming, property: string): string =>
  textOr(properties[property], `${stack}-${id}`);

const bucketName = (naming: Naming): string =>
  textOr(naming.properties.BucketName, `${naming.stack}-${naming.id}`.toLowerCase().slice(0, 50).replace(/-+$/, ''));

const arn = (service: string, region: string, rest: string): string =>
  `arn:aws:${service}:${region}:${account}:${rest}`;

const table = (naming: Naming): Identity => {
  const ref = given(naming, 'TableName');
  const Arn = arn('dynamodb', naming.region, `table/${ref}`);
  // The engine's stream is called otherwise; this name is stable, and the poller knows the engine's.
  return { ref, attributes: { Arn, StreamArn: `${Arn}/stream/local`, TableId: ref } };
};

const lambdaFunction = (naming: Naming): Identity => {
  const ref = given(naming, 'FunctionName');
  return { ref, attributes: { Arn: arn('lambda', naming.region, `function:${ref}`) } };
};

const role = (naming: Naming): Identity => {
  const ref = given(naming, 'RoleName');
  return { ref, attributes: { Arn: `arn:aws:iam::${account}:role/${ref}`, RoleId: ref } };
};

const bucket = (naming: Naming): Identity => {
  const ref = bucketName(naming);
  const domain = `${ref}.s3.${naming.region}.amazonaws.com`;
  return { ref, attributes: { Arn: `arn:aws:s3:::${ref}`, DomainName: domain, RegionalDomainName: domain } };
};

const queue = (naming: Naming): Identity => {
  const fifo = naming.properties.FifoQueue === true ? '.fifo' : '';
  const name = textOr(naming.properties.QueueName, `${naming.stack}-${naming.id}${fifo}`);
  const ref = `${naming.gatewayUrl}/${account}/${name}`;
  return { ref, attributes: { Arn: arn('sqs', naming.region, name), QueueName: name, QueueUrl: ref } };
};

const key = (naming: Naming): Identity => {
  const ref = `${naming.stack}-${naming.id}`;
  return { ref, attributes: { Arn: arn('kms', naming.region, `key/${ref}`), KeyId: ref } };
};

const userPool = (naming: Naming): Identity => {
  const ref = `${naming.region}_${shortHash(`${naming.stack}/${naming.id}`)}`;
  const provider = `cognito-idp.${naming.region}.amazonaws.com/${ref}`;
  const attributes = { Arn: arn('cognito-idp', naming.region, `userpool/${ref}`), UserPoolId: ref };
  return { ref, attributes: { ...attributes, ProviderName: provider, ProviderURL: `https://${provider}` } };
};

const userPoolClient = (naming: Naming): Identity => {
  const ref = shortHash(`client/${naming.stack}/${naming.id}`).repeat(2);
  return { ref, attributes: { ClientId: ref, Name: given(naming, 'ClientName') } };
};

const stateMachine = (naming: Naming): Identity => {
  const name = given(naming, 'StateMachineName');
  const ref = arn('states', naming.region, `stateMachine:${name}`);
  return { ref, attributes: { Arn: ref, Name: name } };
};

const httpApi = (naming: Naming): Identity => {
  const ref = shortHash(`api/${naming.stack}/${naming.id}`);
  return { ref, attributes: { ApiId: ref, ApiEndpoint: `https://${ref}.execute-api.${naming.region}.amazonaws.com` } };
};

const distribution = (naming: Naming): Identity => {
  const ref = shortHash(`distribution/${naming.stack}/${naming.id}`);
  return { ref, attributes: { Id: ref, DomainName: `${ref}.cloudfront.net` } };
};

const edgeFunction = (naming: Naming): Identity => {
  const ref = `arn:aws:cloudfront::${account}:function/${given(naming, 'Name')}`;
  return { ref, attributes: { Arn: ref, FunctionARN: ref, 'FunctionMetadata.FunctionARN': ref } };
};

const named = (service: string, property: string, prefix = ''): ((naming: Naming) => Identity) => {
  return (naming) => {
    const ref = given(naming, property);
    return { ref, attributes: { Arn: arn(service, naming.region, `${prefix}${ref}`), Name: ref, Id: ref } };
  };
};

/** Names of a resource whose kind has no rule of its own. */
const plain = ({ stack, id, region }: Naming, type: string): Identity => {
  const ref = `${stack}-${id}`;
  const service = type.split('::')[1]?.toLowerCase() ?? 'local';
  return { ref, attributes: { Arn: arn(service, region, ref), Id: ref, Name: ref } };
};

const rules: Record<string, (naming: Naming) => Identity> = {
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::DynamoDB::Table': table,
  'AWS::Lambda::Function': lambdaFunction,
  'AWS::IAM::Role': role,
  'AWS::S3::Bucket': bucket,
  'AWS::SQS::Queue': queue,
  'AWS::KMS::Key': key,
  'AWS::KMS::Alias': named('kms', 'AliasName'),
  'AWS::Cognito::UserPool': userPool,
  'AWS::Cognito::UserPoolClient': userPoolClient,
  'AWS::Cognito::UserPoolGroup': named('cognito-idp', 'GroupName', 'group/'),
  'AWS::StepFunctions::StateMachine': stateMachine,
  'AWS::ApiGatewayV2::Api': httpApi,
  'AWS::CloudFront::Distribution': distribution,
  'AWS::CloudFront::Function': edgeFunction,
  'AWS::SES::EmailIdentity': named('ses', 'EmailIdentity', 'identity/'),
  'AWS::SES::ConfigurationSet': named('ses', 'Name', 'configuration-set/'),
  'AWS::Events::EventBus': named('events', 'Name', 'event-bus/'),
  'AWS::Scheduler::ScheduleGroup': named('scheduler', 'Name', 'schedule-group/'),
  'AWS::Scheduler::Schedule': named('scheduler', 'Name', 'schedule/default/'),
  'AWS::Logs::LogGroup': named('logs', 'LogGroupName', 'log-group:'),
};

/** Whether a missing attribute is a gap of ours. Of other kinds (alarms, policies) nobody here uses one. */
export const isKnownKind = (type: string): boolean => type in rules;

export const identityOf = (type: string, naming: Naming): Identity => rules[type]?.(naming) ?? plain(naming, type);
