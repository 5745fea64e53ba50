import { notUnderstood } from '../errors.ts';
import type { Template } from './template.ts';

/** Resource types that this host runs. */
export const run = new Set([
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::Function',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolGroup',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::Events::EventBus',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::IAM::RolePolicy',
  'AWS::KMS::Key',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::S3::Bucket',
  'AWS::SES::ConfigurationSet',
  'AWS::SES::EmailIdentity',
  'AWS::SQS::Queue',
  'AWS::Scheduler::Schedule',
  'AWS::Scheduler::ScheduleGroup',
  'AWS::StepFunctions::StateMachine',
]);

/** Types without a meaning on one machine, each with the reason. */
export const withoutLocalMeaning: Record<string, string> = {
  'AWS::ApiGatewayV2::Stage': 'throttling and the access log are for the world outside',
  'AWS::CDK::Metadata': 'says which library wrote the template',
  'AWS::CloudFront::OriginAccessControl': 'the site is a folder here',
  'AWS::CloudWatch::Alarm': 'there is nobody to ring',
  'AWS::CloudWatch::CompositeAlarm': 'there is nobody to ring',
  'AWS::CloudWatch::Dashboard': 'there are no metrics to draw',
  'AWS::CloudTrail::Trail': 'the machine is its owner’s',
  'AWS::KMS::Alias': 'keys are named by their id',
  'AWS::Logs::LogGroup': 'logs are files in the data folder',
  'AWS::S3::BucketPolicy': 'buckets are reached through the gateway only',
  'AWS::SNS::Subscription': 'alarms go nowhere',
  'AWS::SNS::Topic': 'alarms go nowhere',
  'AWS::SNS::TopicPolicy': 'alarms go nowhere',
  'AWS::SQS::QueuePolicy': 'queues are reached through the gateway only',
};

/** A type that is on neither list stops the start by its name. */
export const checkCoverage = (template: Template): void => {
  const unknown = template.resources.find(({ type }) => !run.has(type) && !(type in withoutLocalMeaning));
  if (unknown) throw notUnderstood(`the resource type ${unknown.type}, of ${unknown.key}`);
  // Nobody would be told of an object here.
  const telling = template
    .ofType('AWS::S3::Bucket')
    .find(({ properties }) => properties.NotificationConfiguration !== undefined);
  if (telling) throw notUnderstood(`notifications of a bucket, of ${telling.key}`);
};
