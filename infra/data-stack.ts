import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { type Buckets, createBuckets } from './data/buckets.ts';
import { createEventBus } from './data/event-bus.ts';
import { createMail, type Mail } from './data/mail.ts';
import { createSecretKeys, type SecretKeys } from './data/secret-keys.ts';
import { createStaffPool, type StaffPool } from './data/staff-pool.ts';
import { createTable } from './data/table.ts';
import { settingsOf } from './settings.ts';

/** What must survive everything: the table, files, keys, staff and the mail domain. All of it is retained. */
export class DataStack extends Stack {
  readonly table: TableV2;
  readonly buckets: Buckets;
  readonly keys: SecretKeys;
  readonly staff: StaffPool;
  readonly mail: Mail;
  readonly events: EventBus;

  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, { terminationProtection: true, ...props });
    const settings = settingsOf(this.node);
    this.table = createTable(this);
    this.buckets = createBuckets(this, settings.siteUrl);
    this.keys = createSecretKeys(this);
    this.staff = createStaffPool(this, settings);
    this.mail = createMail(this, settings);
    this.events = createEventBus(this);

    new CfnOutput(this, 'Region', { value: this.region });
    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'UserPoolId', { value: this.staff.pool.userPoolId });
    new CfnOutput(this, 'RegisterBucket', { value: this.buckets.register.bucketName });
    new CfnOutput(this, 'UserPoolClientId', { value: this.staff.client.userPoolClientId });
  }
}
