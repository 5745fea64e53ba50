import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { DataStack } from '../data-stack.ts';
import { indexNames } from '../data/table.ts';
import type { Needs, TableAction } from '../functions.ts';
import { mailFrom, type Settings } from '../settings.ts';

/** What functions stand on. */
export type Ground = { data: DataStack; settings: Settings };

type Granter = (fn: LambdaFunction, ground: Ground, needs: Needs) => void;

const allow = (fn: LambdaFunction, actions: string[], resources: string[]): void => {
  fn.addToRolePolicy(new PolicyStatement({ actions, resources }));
};

const onIndexes: TableAction[] = ['Query', 'Scan'];

const grantTable: Granter = (fn, { data }, { table: actions }) => {
  if (!actions) return;
  const { tableArn, tableName } = data.table;
  fn.addEnvironment('TABLE_NAME', tableName);
  const named = (list: TableAction[]) => list.map((action) => `dynamodb:${action}`);
  allow(fn, named(actions), [tableArn]);
  const indexed = actions.filter((action) => onIndexes.includes(action));
  if (indexed.length > 0) allow(fn, named(indexed), indexNames.map((name) => `${tableArn}/index/${name}`));
  // DynamoDB uses the table's key in the caller's name.
  const writes = actions.some((action) => !['GetItem', 'BatchGetItem', 'Query', 'Scan'].includes(action));
  if (data.table.encryptionKey) {
    allow(fn, ['kms:Decrypt', ...(writes ? ['kms:GenerateDataKey'] : [])], [data.table.encryptionKey.keyArn]);
  }
};

const objectActions = { read: ['s3:GetObject'], write: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'] };

const grantBuckets: Granter = (fn, { data }, { register, files }) => {
  if (register) {
    fn.addEnvironment('REGISTER_BUCKET', data.buckets.register.bucketName);
    allow(fn, objectActions[register], [data.buckets.register.arnForObjects('*')]);
  }
  if (files) {
    fn.addEnvironment('FILES_BUCKET', data.buckets.files.bucketName);
    allow(fn, objectActions[files], [data.buckets.files.arnForObjects('*')]);
  }
};

const grantSecrets: Granter = (fn, { data }, { secrets }) => {
  if (!secrets) return;
  fn.addEnvironment('SECRETS_KEY_ID', data.keys.secrets.keyArn);
  fn.addEnvironment('INDEX_KEY_ID', data.keys.index.keyArn);
  allow(fn, ['kms:GenerateDataKey', 'kms:Decrypt'], [data.keys.secrets.keyArn]);
  allow(fn, ['kms:GenerateMac'], [data.keys.index.keyArn]);
};

const grantStaffPool: Granter = (fn, { data }, { staffPool }) => {
  if (!staffPool) return;
  fn.addEnvironment('USER_POOL_ID', data.staff.pool.userPoolId);
  const actions = staffPool.map((action) => `cognito-idp:${action}`);
  allow(fn, actions, [data.staff.pool.userPoolArn]);
};

const grantMail: Granter = (fn, { data, settings }, { mail }) => {
  if (!mail) return;
  const { identity, configurationSet } = data.mail;
  fn.addEnvironment('MAIL_FROM', mailFrom(settings));
  fn.addEnvironment('MAIL_CONFIGURATION_SET', configurationSet.configurationSetName);
  fn.addEnvironment('SITE_URL', settings.siteUrl);
  const setArn = data.formatArn({
    service: 'ses',
    resource: 'configuration-set',
    resourceName: configurationSet.configurationSetName,
  });
  allow(fn, ['ses:SendEmail'], [identity.emailIdentityArn, setArn]);
};

/** Environment and grants together: a function that is given an address may use it, and the other way round. */
export const grantNeeds = (fn: LambdaFunction, needs: Needs, ground: Ground): void => {
  fn.addEnvironment('STAGE', ground.settings.stage);
  for (const grant of [grantTable, grantBuckets, grantSecrets, grantStaffPool, grantMail]) grant(fn, ground, needs);
};
