import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { only, textOf } from './template.ts';

const { DistributionConfig: distribution } = only('AWS::CloudFront::Distribution').Properties;
const { SecurityHeadersConfig: headers } = only('AWS::CloudFront::ResponseHeadersPolicy').Properties
  .ResponseHeadersPolicyConfig;
const policy = textOf(headers.ContentSecurityPolicy.ContentSecurityPolicy);

describe('the site', () => {
  it('lets the browser talk to itself, the user pool and the files bucket, and to nobody else', () => {
    const connect = /connect-src ([^;]+)/.exec(policy)?.[1] ?? '';
    expect(connect).toMatch(
      /^'self' https:\/\/cognito-idp\.[\w-]+\.amazonaws\.com https:\/\/s3\.[\w-]+\.amazonaws\.com\/.*Files.*\/$/,
    );
  });

  it('cannot be framed, and embeds nothing foreign', () => {
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("base-uri 'self'");
    expect(headers.FrameOptions).toEqual({ FrameOption: 'DENY', Override: true });
    expect(headers.ContentTypeOptions).toEqual({ Override: true });
    expect(headers.StrictTransportSecurity.AccessControlMaxAgeSec).toBeGreaterThanOrEqual(31_536_000);
  });

  it('sends the API nothing from a cache', () => {
    const [api] = distribution.CacheBehaviors;
    expect(api.PathPattern).toBe('/api/*');
    expect(api.CachePolicyId).toBe('4135ea2d-6df8-44a3-9df3-4b5a84be39ad'); // AWS: CachingDisabled
    expect(api.AllowedMethods).toContain('DELETE');
  });

  it('gives the API its own 404, not a page', () => {
    expect(distribution.CustomErrorResponses).toBeUndefined();
  });

  it('reads its pages from a bucket that only it may read', () => {
    const [pages] = distribution.Origins;
    expect(pages.OriginAccessControlId).toBeDefined();
    expect(distribution.DefaultCacheBehavior.ViewerProtocolPolicy).toBe('redirect-to-https');
    expect(distribution.Logging.Prefix).toBe('site/');
  });
});

describe('an address of the site', () => {
  const code = String(only('AWS::CloudFront::Function').Properties.FunctionCode);
  const rewritten = (uri: string): string => {
    const { handler } = runInNewContext(`${code}; ({ handler })`) as { handler: (event: object) => { uri: string } };
    return handler({ request: { uri } }).uri;
  };

  it.each(['/', '/parties', '/parties/pty_01J', '/a.b/list'])('%s is a page', (uri) => {
    expect(rewritten(uri)).toBe('/index.html');
  });

  it.each(['/favicon.svg', '/_app/immutable/entry/start.DDIlQVnO.js'])('%s is a file', (uri) => {
    expect(rewritten(uri)).toBe(uri);
  });
});
