import { notUnderstood } from '../errors.ts';
import { numberOr, objectOf, textOf, textOr, textsOf } from '../json.ts';
import type { Resource, Template } from '../template/template.ts';
import type { Wanted } from '../staff/tokens.ts';

/** One route of an HTTP API and the function behind it. `authoriser` is absent on an open route. */
export type Route = {
  key: string;
  method: string;
  segments: string[];
  functionArn: string;
  timeoutMs: number;
  authoriser: Wanted | undefined;
};
export type Match = { route: Route; parameters: Record<string, string> };

const wantedOf = (authoriser: Resource): Wanted => {
  const { AuthorizerType, JwtConfiguration } = authoriser.properties;
  if (AuthorizerType !== 'JWT')
    throw notUnderstood(`the authoriser type ${String(AuthorizerType)}, of ${authoriser.key}`);
  const { Issuer, Audience } = objectOf(JwtConfiguration);
  return { issuer: textOf(Issuer, `the issuer of ${authoriser.key}`), audience: textsOf(Audience) };
};

const integrationOf = (template: Template, target: string): Resource => {
  const id = target.replace(/^integrations\//, '');
  const found = template.ofType('AWS::ApiGatewayV2::Integration').find(({ identity }) => identity.ref === id);
  if (!found) throw notUnderstood(`the integration ${target}`);
  const { IntegrationType, PayloadFormatVersion } = found.properties;
  if (IntegrationType !== 'AWS_PROXY')
    throw notUnderstood(`the integration type ${String(IntegrationType)}, of ${found.key}`);
  if (PayloadFormatVersion !== '2.0')
    throw notUnderstood(`payload format ${String(PayloadFormatVersion)}, of ${found.key}`);
  return found;
};

/** On AWS a function answers the API only when its own policy lets the API call it. */
const mayCall = (template: Template, functionArn: string, where: string): string => {
  const name = functionArn.split(':').at(-1);
  const allowed = template
    .ofType('AWS::Lambda::Permission')
    .some(
      ({ properties: { Principal, FunctionName } }) =>
        Principal === 'apigateway.amazonaws.com' && (FunctionName === functionArn || FunctionName === name),
    );
  if (!allowed) throw notUnderstood(`how ${where} could call ${functionArn}: there is no permission`);
  return functionArn;
};

const routeOf = (template: Template, { key: name, properties }: Resource): Route => {
  const key = textOf(properties.RouteKey, `the key of ${name}`);
  const [method = 'ANY', path = '/{proxy+}'] = key === '$default' ? [] : key.split(' ');
  const integration = integrationOf(template, textOf(properties.Target, `the target of ${name}`));
  const open = textOr(properties.AuthorizationType, 'NONE') === 'NONE';
  const authoriser = template
    .ofType('AWS::ApiGatewayV2::Authorizer')
    .find(({ identity }) => identity.ref === properties.AuthorizerId);
  if (!open && !authoriser)
    throw notUnderstood(`the authorisation ${String(properties.AuthorizationType)}, of ${name}`);
  return {
    key,
    method,
    segments: path.split('/').slice(1),
    functionArn: mayCall(
      template,
      textOf(integration.properties.IntegrationUri, `the function of ${integration.key}`),
      name,
    ),
    timeoutMs: Math.min(numberOr(integration.properties.TimeoutInMillis, 30_000), 30_000),
    authoriser: authoriser && wantedOf(authoriser),
  };
};

const parameterName = (segment: string): string | undefined => /^\{(\w+)\+?\}$/.exec(segment)?.[1];
const isGreedy = (segment: string): boolean => segment.endsWith('+}');

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const parametersOf = ({ segments }: Route, parts: string[]): Record<string, string> | undefined => {
  const greedy = isGreedy(segments.at(-1) ?? '');
  if (greedy ? parts.length < segments.length : parts.length !== segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const name = parameterName(segment);
    const part = isGreedy(segment) ? parts.slice(index).join('/') : (parts[index] ?? '');
    if (name === undefined ? segment !== part : part === '') return undefined;
    if (name !== undefined) parameters[name] = decoded(part);
  }
  return parameters;
};

/** The most particular route first: fixed parts before parameters, a named method before ANY, greedy last. */
const particularity = ({ method, segments }: Route): string =>
  segments.map((segment) => (isGreedy(segment) ? '2' : parameterName(segment) === undefined ? '0' : '1')).join('') +
  (method === 'ANY' ? '1' : '0');

export type Router = { match: (method: string, path: string) => Match | undefined; routes: Route[] };

/** Every route of the template, and how a request finds its own. */
export const readRoutes = (template: Template): Router => {
  const routes = template
    .ofType('AWS::ApiGatewayV2::Route')
    .map((resource) => routeOf(template, resource))
    .sort((a, b) => (particularity(a) < particularity(b) ? -1 : 1));
  return {
    routes,
    match: (method, path) => {
      const parts = path.split('/').slice(1);
      for (const route of routes) {
        if (route.method !== method && route.method !== 'ANY') continue;
        const parameters = parametersOf(route, parts);
        if (parameters) return { route, parameters };
      }
      return undefined;
    },
  };
};
