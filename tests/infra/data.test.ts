import { describe, expect, it } from 'vitest';
import { jobs } from '#shared/access/jobs';
import { ofType, only, resources } from './template.ts';

describe('the table', () => {
  const { Properties } = only('AWS::DynamoDB::GlobalTable');
  const [replica] = Properties.Replicas;

  it('can be put back to any second, and is not deleted by mistake', () => {
    expect(replica.PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: true });
    expect(replica.DeletionProtectionEnabled).toBe(true);
  });

  it('is encrypted with our own key', () => {
    expect(Properties.SSESpecification).toMatchObject({ SSEEnabled: true, SSEType: 'KMS' });
    expect(replica.SSESpecification.KMSMasterKeyId).toEqual({
      'Fn::GetAtt': [expect.stringMatching(/^TableKey/), 'Arn'],
    });
  });

  it('streams both images and forgets what has expired', () => {
    expect(Properties.StreamSpecification).toEqual({ StreamViewType: 'NEW_AND_OLD_IMAGES' });
    expect(Properties.TimeToLiveSpecification).toEqual({ AttributeName: 'expiresAt', Enabled: true });
    expect(Properties.BillingMode).toBe('PAY_PER_REQUEST');
  });

  // CloudFormation makes or deletes one index per update: a sixth is added alone, in a change of its own.
  it('has its five indexes from the first deploy', () => {
    const indexes = Properties.GlobalSecondaryIndexes as {
      IndexName: string;
      KeySchema: unknown;
      Projection: unknown;
    }[];
    expect(indexes.map(({ IndexName }) => IndexName)).toEqual(['gsi1', 'gsi2', 'gsi3', 'gsi4', 'gsi5']);
    for (const { IndexName, KeySchema, Projection } of indexes) {
      expect(KeySchema).toEqual([
        { AttributeName: `${IndexName}pk`, KeyType: 'HASH' },
        { AttributeName: `${IndexName}sk`, KeyType: 'RANGE' },
      ]);
      expect(Projection).toEqual({ ProjectionType: 'ALL' });
    }
  });
});

describe('what must survive', () => {
  it('is kept when its stack goes', () => {
    const kept = ['AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::Cognito::UserPool'];
    const lost = resources.filter(
      ({ Type, DeletionPolicy, UpdateReplacePolicy }) =>
        kept.includes(Type) && (DeletionPolicy !== 'Retain' || UpdateReplacePolicy !== 'Retain'),
    );
    expect(lost).toEqual([]);
  });

  it('is private and reached over TLS only', () => {
    for (const { Properties } of ofType('AWS::S3::Bucket')) {
      expect(Properties.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
    }
    const policies = JSON.stringify(ofType('AWS::S3::BucketPolicy').map(({ Properties }) => Properties.PolicyDocument));
    expect(policies.match(/"aws:SecureTransport":"false"/g)).toHaveLength(ofType('AWS::S3::Bucket').length);
  });
});

describe('the files bucket', () => {
  it('kept what was sent and never looked at for ever: now it goes after a day', () => {
    const rules = ofType('AWS::S3::Bucket').flatMap(({ Properties }) => Properties.LifecycleConfiguration?.Rules ?? []);
    expect(rules).toContainEqual(expect.objectContaining({ Prefix: 'sent/', ExpirationInDays: 1 }));
  });
});

describe('the keys of secrets', () => {
  it('are two: one wraps data keys, one makes blind indexes', () => {
    const mac = ofType('AWS::KMS::Key').filter(({ Properties }) => Properties.KeySpec === 'HMAC_256');
    expect(mac).toHaveLength(1);
    expect(mac[0]?.Properties.KeyUsage).toBe('GENERATE_VERIFY_MAC');
    const rotating = ofType('AWS::KMS::Key').filter(({ Properties }) => Properties.EnableKeyRotation);
    expect(rotating.map(({ id }) => id.slice(0, -8)).sort()).toEqual(['SecretsKey', 'TableKey']);
  });
});

describe('the staff pool', () => {
  const { Properties } = only('AWS::Cognito::UserPool');
  const client = only('AWS::Cognito::UserPoolClient').Properties;

  it('has a group for each job', () => {
    const groups = ofType('AWS::Cognito::UserPoolGroup').map((group) => String(group.Properties.GroupName));
    expect(groups.sort()).toEqual([...jobs].sort());
  });

  it('takes nobody who was not invited, and asks for a second factor', () => {
    expect(Properties.AdminCreateUserConfig.AllowAdminCreateUserOnly).toBe(true);
    expect(Properties.MfaConfiguration).toBe('ON');
    expect(Properties.EnabledMfas).toEqual(['SOFTWARE_TOKEN_MFA']);
    expect(Properties.Policies.PasswordPolicy.MinimumLength).toBeGreaterThanOrEqual(12);
    expect(Properties.DeletionProtection).toBe('ACTIVE');
  });

  it('never sees a password: SRP and refresh only', () => {
    expect(client.ExplicitAuthFlows).toEqual(['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']);
    expect(client.PreventUserExistenceErrors).toBe('ENABLED');
  });

  it('gives 15 minutes of access and 12 hours of refresh', () => {
    expect(client).toMatchObject({ AccessTokenValidity: 15, RefreshTokenValidity: 720 });
    expect(client.TokenValidityUnits).toMatchObject({ AccessToken: 'minutes', RefreshToken: 'minutes' });
  });
});

describe('mail', () => {
  it('comes from a signed domain with a return path of its own, under a configuration set', () => {
    const { Properties } = only('AWS::SES::EmailIdentity');
    expect(Properties.MailFromAttributes.MailFromDomain).toMatch(/^mail\./);
    expect(Properties.ConfigurationSetAttributes.ConfigurationSetName).toEqual({
      Ref: expect.stringMatching(/^MailSet/),
    });
    expect(only('AWS::SES::ConfigurationSet').Properties.DeliveryOptions.TlsPolicy).toBe('REQUIRE');
  });
});
