import { describe, expect, it } from 'vitest';
import { capabilities } from '#shared/contract';
import { ofType, target } from './template.ts';

const endpoints = capabilities.flatMap((capability) => capability.endpoints);
const routeOf = ({ method, path }: { method: string; path: string }): string => `${method} /api${path}`;
const routes = ofType('AWS::ApiGatewayV2::Route');
const keysOf = (list: typeof routes): unknown[] => list.map(({ Properties }) => Properties.RouteKey).sort();

describe('the routes of the HTTP API', () => {
  it('are exactly the endpoints of the contract', () => {
    expect(keysOf(routes)).toEqual(endpoints.map(routeOf).sort());
  });

  it('ask for a token, save the public ones', () => {
    const open = routes.filter(({ Properties }) => Properties.AuthorizationType !== 'JWT');
    const declaredOpen = endpoints.filter(({ permission }) => permission === 'public');
    expect(keysOf(open)).toEqual(declaredOpen.map(routeOf).sort());
  });

  it('stay below what one API can hold', () => {
    expect(routes.length).toBeLessThanOrEqual(250);
  });

  it('reach one function per capability, which the API may call as a whole', () => {
    expect(ofType('AWS::ApiGatewayV2::Integration')).toHaveLength(capabilities.length);
    expect(ofType('AWS::Lambda::Permission')).toHaveLength(capabilities.length);
  });
});

describe('the authoriser', () => {
  it('trusts the staff pool and the web client only', () => {
    const [authoriser] = ofType('AWS::ApiGatewayV2::Authorizer');
    expect(authoriser?.Properties.AuthorizerType).toBe('JWT');
    expect(authoriser?.Properties.IdentitySource).toEqual(['$request.header.Authorization']);
    expect(JSON.stringify(authoriser?.Properties.JwtConfiguration)).toMatch(/cognito-idp.*Staff/);
  });
});

describe('the stage', () => {
  const [stage] = ofType('AWS::ApiGatewayV2::Stage');
  it('is throttled', () => {
    expect(stage?.Properties.DefaultRouteSettings).toMatchObject({
      ThrottlingRateLimit: 100,
      ThrottlingBurstLimit: 200,
    });
  });

  it('logs each access without a person or a body in it', () => {
    const { DestinationArn, Format } = stage?.Properties.AccessLogSettings ?? {};
    expect(target(DestinationArn)).toMatch(/^HttpLog/);
    expect(Format).not.toMatch(/sourceIp|body|email/);
  });
});
