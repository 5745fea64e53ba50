import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { DataStack } from '../data-stack.ts';
import { indexNames } from '../data/table.ts';
import type { Needs, TableAction } from '../functions.ts';
import { mailFrom, type Settings } from '../settings.ts';

/** What functions stand on. */
export type Ground = { data: DataStack; settings: Settings; workflows: Map<string, StateMachine> };

/** An address and the right to use it, always together. */
type Grant = { environment: Record<string, string>; statements: PolicyStatement[] };
type Granter = (needs: Needs, ground: Ground) => Grant | undefined;

const allow = (actions: string[], ...resources: string[]) => new PolicyStatement({ actions, resources });

const readingActions: TableAction[] = ['GetItem', 'BatchGetItem', 'Query', 'Scan'];
const changingActions: TableAction[] = ['UpdateItem', 'DeleteItem'];
const indexActions: TableAction[] = ['Query', 'Scan'];
const onTable = (actions: TableAction[]) => actions.map((action) => `dynamodb:${action}`);

const table: Granter = ({ table: actions }, { data }) => {
  if (!actions) return undefined;
  const { tableArn, tableName, encryptionKey } = data.table;
  const statements = [allow(onTable(actions), tableArn)];
  const indexed = actions.filter((action) => indexActions.includes(action));
  if (indexed.length > 0) {
    statements.push(allow(onTable(indexed), ...indexNames.map((name) => `${tableArn}/index/${name}`)));
  }
  // Written once: whoever may change or remove items may not do it to the trail (P14). A put over an entry is not told from a first put by
  // any policy: that one the chain shows.
  const changing = actions.filter((action) => changingActions.includes(action));
  if (changing.length > 0) {
    const conditions = { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['AUDIT#*'] } };
    statements.push(
      new PolicyStatement({ effect: Effect.DENY, actions: onTable(changing), resources: [tableArn], conditions }),
    );
  }
  // DynamoDB uses the table's own key in the caller's name.
  const writes = actions.some((action) => !readingActions.includes(action));
  const keyActions = ['kms:Decrypt', 'kms:DescribeKey', ...(writes ? ['kms:Encrypt', 'kms:GenerateDataKey'] : [])];
  if (encryptionKey) statements.push(allow(keyActions, encryptionKey.keyArn));
  return { environment: { TABLE_NAME: tableName }, statements };
};

const objectActions = { read: ['s3:GetObject'], write: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'] };

const objects =
  (bucketOf: 'register' | 'files', variable: string): Granter =>
  (needs, { data }) => {
    const access = needs[bucketOf];
    if (!access) return undefined;
    const bucket = data.buckets[bucketOf];
    return {
      environment: { [variable]: bucket.bucketName },
      // Without the right to list, S3 answers 403 instead of 404 for an object that is not there yet.
      statements: [allow(objectActions[access], bucket.arnForObjects('*')), allow(['s3:ListBucket'], bucket.bucketArn)],
    };
  };

const secrets: Granter = (needs, { data }) =>
  needs.secrets && {
    environment: { SECRETS_KEY_ID: data.keys.secrets.keyArn },
    statements: [allow(['kms:GenerateDataKey', 'kms:Decrypt'], data.keys.secrets.keyArn)],
  };

const blindIndex: Granter = (needs, { data }) =>
  (needs.secrets ?? needs.cursors) && {
    environment: { INDEX_KEY_ID: data.keys.index.keyArn },
    statements: [allow(['kms:GenerateMac'], data.keys.index.keyArn)],
  };

const staffPool: Granter = (needs, { data }) =>
  needs.staffPool && {
    environment: { USER_POOL_ID: data.staff.pool.userPoolId },
    statements: [
      allow(
        needs.staffPool.map((action) => `cognito-idp:${action}`),
        data.staff.pool.userPoolArn,
      ),
    ],
  };

const mail: Granter = (needs, { data, settings }) => {
  if (!needs.mail) return undefined;
  const { identity, configurationSet } = data.mail;
  const resourceName = configurationSet.configurationSetName;
  return {
    environment: {
      MAIL_FROM: mailFrom(settings),
      MAIL_CONFIGURATION_SET: resourceName,
      SITE_URL: settings.siteUrl,
    },
    statements: [
      allow(
        ['ses:SendEmail'],
        identity.emailIdentityArn,
        data.formatArn({ service: 'ses', resource: 'configuration-set', resourceName }),
      ),
    ],
  };
};

const events: Granter = (needs, { data }) =>
  needs.events && {
    environment: { EVENT_BUS: data.events.eventBusName },
    statements: [allow(['events:PutEvents'], data.events.eventBusArn)],
  };

const starts: Granter = (needs, { workflows }) => {
  if (!needs.starts) return undefined;
  const started = needs.starts.map((name) => {
    const workflow = workflows.get(name);
    if (!workflow) throw new Error(`A function starts the workflow ${name}, which does not exist`);
    return { name, arn: workflow.stateMachineArn };
  });
  return {
    environment: Object.fromEntries(started.map(({ name, arn }) => [`${name.toUpperCase()}_WORKFLOW_ARN`, arn])),
    statements: [allow(['states:StartExecution'], ...started.map(({ arn }) => arn))],
  };
};

const granters: Granter[] = [
  table,
  objects('register', 'REGISTER_BUCKET'),
  objects('files', 'FILES_BUCKET'),
  secrets,
  blindIndex,
  staffPool,
  mail,
  events,
  starts,
];

/** The environment and the statements that a list of needs comes to; nothing else is given to anybody. */
export const grantsOf = (needs: Needs, ground: Ground): Grant => {
  const grants = granters.flatMap((granter) => granter(needs, ground) ?? []);
  const variables = grants.flatMap(({ environment }) => Object.entries(environment));
  return {
    environment: { STAGE: ground.settings.stage, ...Object.fromEntries(variables) },
    statements: grants.flatMap(({ statements }) => statements),
  };
};
