import { runInNewContext } from 'node:vm';
import { notUnderstood } from '../errors.ts';
import { isObject, listOf, objectOf, textOf, textOr, type JsonObject } from '../json.ts';
import { patternOf } from '../iam/patterns.ts';
import type { Resource, Template } from '../template/template.ts';
import { headersOfPolicy, type PolicyHeader } from './headers-policy.ts';

/** One behaviour of the distribution: which paths, whose they are, what happens to them on the way. */
export type Behaviour = {
  matches: (path: string) => boolean;
  origin: 'site' | 'api';
  rewrite: ((uri: string, method: string, query: string) => string) | undefined;
  headers: PolicyHeader[];
};

/** A viewer-request function of the template, run as CloudFront runs it: it answers the request it was given, changed. */
const rewriteOf = (template: Template, behaviour: JsonObject, where: string): Behaviour['rewrite'] => {
  const associations = listOf(behaviour.FunctionAssociations).map(objectOf);
  const other = associations.find(({ EventType }) => EventType !== 'viewer-request');
  if (other) throw notUnderstood(`the edge function event ${String(other.EventType)}, of ${where}`);
  const [association] = associations;
  if (!association) return undefined;
  const resource = template.byArn(textOf(association.FunctionARN, `the edge function of ${where}`));
  if (!resource) throw notUnderstood(`the edge function ${String(association.FunctionARN)}`);
  const code = textOf(resource.properties.FunctionCode, `the code of ${resource.key}`);
  const handler = runInNewContext(`${code}\n;handler`) as ((event: object) => unknown) | undefined;
  if (typeof handler !== 'function') throw notUnderstood(`an edge function without handler, ${resource.key}`);
  return (uri, method, query) => {
    const querystring = Object.fromEntries([...new URLSearchParams(query)].map(([name, value]) => [name, { value }]));
    const request = handler({
      version: '1.0',
      context: { eventType: 'viewer-request' },
      viewer: { ip: '127.0.0.1' },
      request: { method, uri, querystring, headers: {}, cookies: {} },
    });
    return isObject(request) ? textOr(request.uri, uri) : uri;
  };
};

const originsOf = (config: JsonObject): Map<string, 'site' | 'api'> =>
  new Map(
    listOf(config.Origins)
      .map(objectOf)
      .map((origin) => [textOf(origin.Id, 'an origin'), origin.S3OriginConfig === undefined ? 'api' : 'site'] as const),
  );

const behaviourOf = (template: Template, distribution: Resource, behaviour: JsonObject): Behaviour => {
  const origin = originsOf(objectOf(distribution.properties.DistributionConfig)).get(
    textOr(behaviour.TargetOriginId, ''),
  );
  if (!origin) throw notUnderstood(`the origin ${String(behaviour.TargetOriginId)}, of ${distribution.key}`);
  const pattern = patternOf(textOr(behaviour.PathPattern, '*'));
  return {
    matches: (path) => pattern.test(path),
    origin,
    rewrite: rewriteOf(template, behaviour, distribution.key),
    headers: headersOfPolicy(template, behaviour.ResponseHeadersPolicyId),
  };
};

/** The behaviours of the template's distribution, in the order in which they are tried; the default is the last. */
export const readBehaviours = (template: Template): Behaviour[] =>
  template.ofType('AWS::CloudFront::Distribution').flatMap((distribution) => {
    const config = objectOf(distribution.properties.DistributionConfig);
    if (config.CustomErrorResponses !== undefined)
      throw notUnderstood(`custom error responses, of ${distribution.key}`);
    const all = [...listOf(config.CacheBehaviors), config.DefaultCacheBehavior].map(objectOf);
    return all.map((behaviour) => behaviourOf(template, distribution, behaviour));
  });
