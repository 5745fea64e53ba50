import { notUnderstood } from '../errors.ts';
import { isObject, listOf, objectOf, textOr, type JsonObject, wordOf } from '../json.ts';
import type { Template } from '../template/template.ts';

/** A header that a response headers policy sets; without `override` the origin's own value stays. */
export type PolicyHeader = { name: string; value: string; override: boolean };

const transportSecurity = (rule: JsonObject): string =>
  [
    `max-age=${String(rule.AccessControlMaxAgeSec)}`,
    ...(rule.IncludeSubdomains === true ? ['includeSubDomains'] : []),
    ...(rule.Preload === true ? ['preload'] : []),
  ].join('; ');

const security: Record<string, { name: string; value: (rule: JsonObject) => string }> = {
  ContentSecurityPolicy: { name: 'content-security-policy', value: (rule) => textOr(rule.ContentSecurityPolicy, '') },
  ContentTypeOptions: { name: 'x-content-type-options', value: () => 'nosniff' },
  FrameOptions: { name: 'x-frame-options', value: (rule) => textOr(rule.FrameOption, 'DENY') },
  ReferrerPolicy: { name: 'referrer-policy', value: (rule) => textOr(rule.ReferrerPolicy, '') },
  StrictTransportSecurity: { name: 'strict-transport-security', value: transportSecurity },
};

const securityHeaders = (config: unknown, where: string): PolicyHeader[] =>
  Object.entries(objectOf(config)).map(([kind, rule]) => {
    const header = security[kind];
    if (!header) throw notUnderstood(`the security header ${kind}, of ${where}`);
    const settings = objectOf(rule);
    return { name: header.name, value: header.value(settings), override: settings.Override === true };
  });

const customHeaders = (config: unknown): PolicyHeader[] =>
  listOf(objectOf(config).Items)
    .filter(isObject)
    .map(({ Header, Value, Override }) => ({
      name: textOr(Header, '').toLowerCase(),
      value: textOr(Value, ''),
      override: Override === true,
    }));

const knownParts = new Set(['Name', 'Comment', 'SecurityHeadersConfig', 'CustomHeadersConfig']);

/** The headers that a behaviour adds to every answer, the template's own policy and no other. */
export const headersOfPolicy = (template: Template, policyId: unknown): PolicyHeader[] => {
  if (policyId === undefined) return [];
  const policy = template
    .ofType('AWS::CloudFront::ResponseHeadersPolicy')
    .find(({ identity }) => identity.ref === policyId);
  if (!policy) throw notUnderstood(`the response headers policy ${wordOf(policyId)}`);
  const config = objectOf(policy.properties.ResponseHeadersPolicyConfig);
  const unknown = Object.keys(config).find((part) => !knownParts.has(part));
  if (unknown !== undefined) throw notUnderstood(`${unknown} of the response headers policy ${policy.key}`);
  return [...securityHeaders(config.SecurityHeadersConfig, policy.key), ...customHeaders(config.CustomHeadersConfig)];
};
