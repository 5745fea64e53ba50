import { Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { privateBucket } from '../data/buckets.ts';
import type { DataStack } from '../data-stack.ts';
import { settingsOf } from '../settings.ts';
import { createSecurityHeaders } from './security-headers.ts';

type Props = { data: DataStack; http: HttpApi };

/** The static site and, under `/api`, the API: one address, so no cross-origin rules and one set of headers. */
export class Site extends Construct {
  readonly bucket: Bucket;
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, { data, http }: Props) {
    super(scope, id);
    const { siteUrl, certificateArn } = settingsOf(this.node);
    this.bucket = createSiteBucket(this, data);

    const responseHeadersPolicy = createSecurityHeaders(this, data.buckets.files);
    const pages = new EdgeFunction(this, 'RewritePath', {
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromFile({ filePath: 'infra/site/rewrite-path.js' }),
      comment: 'A path without a dot is a page of the site',
    });
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'Keshang',
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      enableLogging: true,
      logBucket: data.buckets.logs,
      logFilePrefix: 'site/',
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      ...(certificateArn && {
        domainNames: [new URL(siteUrl).hostname],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      }),
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy,
        functionAssociations: [{ function: pages, eventType: FunctionEventType.VIEWER_REQUEST }],
      },
      additionalBehaviors: {
        '/api/*': {
          origin: new HttpOrigin(`${http.apiId}.execute-api.${Stack.of(this).region}.amazonaws.com`),
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
          responseHeadersPolicy,
        },
      },
    });
  }
}

/** Beside the distribution and not with the data: its policy names the distribution, and its content can be built again. */
const createSiteBucket = (scope: Construct, data: DataStack): Bucket => {
  const bucket = new Bucket(scope, 'Pages', privateBucket);
  const resource = bucket.node.defaultChild;
  if (resource instanceof CfnBucket) {
    resource.loggingConfiguration = { destinationBucketName: data.buckets.logs.bucketName, logFilePrefix: 'pages/' };
  }
  return bucket;
};
