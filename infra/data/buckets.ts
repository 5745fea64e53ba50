import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { BucketProps } from 'aws-cdk-lib/aws-s3';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

export type Buckets = { files: Bucket; register: Bucket; logs: Bucket };

/** Private, encrypted, reached over TLS only. */
export const privateBucket: BucketProps = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  removalPolicy: RemovalPolicy.RETAIN,
};

const abandonedUploads = { abortIncompleteMultipartUploadAfter: Duration.days(1) };

export const createBuckets = (scope: Construct, siteUrl: string): Buckets => {
  const logs = new Bucket(scope, 'Logs', {
    ...privateBucket,
    // CloudFront writes its log by an access control list, which this ownership allows.
    objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
    lifecycleRules: [{ ...abandonedUploads, expiration: Duration.days(400) }],
  });

  /** Attachments, sheets to import, exports: sent and fetched by the browser itself through pre-signed addresses. */
  const files = new Bucket(scope, 'Files', {
    ...privateBucket,
    versioned: true,
    serverAccessLogsBucket: logs,
    serverAccessLogsPrefix: 'files/',
    cors: [
      {
        allowedOrigins: [siteUrl],
        allowedMethods: [HttpMethods.GET, HttpMethods.PUT],
        allowedHeaders: ['*'],
        exposedHeaders: ['ETag'],
        maxAge: 3600,
      },
    ],
    lifecycleRules: [
      { ...abandonedUploads, noncurrentVersionExpiration: Duration.days(90) },
      // On their way in: kept under another key as soon as they were looked at.
      { prefix: 'sent/', expiration: Duration.days(1), noncurrentVersionExpiration: Duration.days(1) },
      { prefix: 'exports/', expiration: Duration.days(7), noncurrentVersionExpiration: Duration.days(1) },
      // Long enough to undo a load; what was loaded is in the parties.
      { prefix: 'imports/', expiration: Duration.days(180), noncurrentVersionExpiration: Duration.days(1) },
    ],
  });

  /** Snapshots of the lists: a projection, rebuilt by a command, so old ones go soon. */
  const register = new Bucket(scope, 'Register', {
    ...privateBucket,
    serverAccessLogsBucket: logs,
    serverAccessLogsPrefix: 'register/',
    lifecycleRules: [abandonedUploads],
  });

  return { files, register, logs };
};
