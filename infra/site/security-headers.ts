import { Duration, Stack } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/**
 * The browser talks to the site, to Cognito and to the files bucket, and to nobody else.
 * Scripts are ruled by the page itself (Kit writes their hashes into its meta element, anew with each build);
 * a second rule here would refuse the one inline script that starts the page.
 */
export const contentSecurityPolicy = (scope: Construct, files: IBucket): string => {
  const { region } = Stack.of(scope);
  // As functions sign them: the bucket is in the path.
  const filesAddress = `https://s3.${region}.amazonaws.com/${files.bucketName}/`;
  const rules = {
    'connect-src': ["'self'", `https://cognito-idp.${region}.amazonaws.com`, filesAddress],
    'img-src': ["'self'", 'data:', 'blob:', filesAddress],
    'style-src': ["'self'", "'unsafe-inline'"],
    'font-src': ["'self'"],
    'manifest-src': ["'self'"],
    'worker-src': ["'self'"],
    'frame-src': ["'self'", 'blob:', filesAddress],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(rules)
    .map(([rule, sources]) => `${rule} ${sources.join(' ')}`)
    .join('; ');
};

export const createSecurityHeaders = (scope: Construct, files: IBucket): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'SecurityHeaders', {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(scope, files), override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
    },
    customHeadersBehavior: {
      customHeaders: [
        { header: 'permissions-policy', value: 'camera=(), microphone=(), geolocation=(self)', override: true },
        { header: 'cross-origin-opener-policy', value: 'same-origin', override: true },
      ],
    },
  });
