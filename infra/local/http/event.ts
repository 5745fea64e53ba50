import type { IncomingMessage } from 'node:http';
import type { Match } from './routes.ts';

export type EventInput = {
  incoming: IncomingMessage;
  body: Buffer;
  match: Match;
  path: string;
  query: string;
  claims: Record<string, string> | undefined;
  requestId: string;
  now: Date;
};

const joined = (value: string | string[] | undefined): string =>
  Array.isArray(value) ? value.join(',') : (value ?? '');

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name !== 'cookie')
      .map(([name, value]) => [name, joined(value)]),
  );

/** Several values of one name come as one text, with commas between. */
const queryOf = (query: string): Record<string, string> | undefined => {
  if (query === '') return undefined;
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    parameters[name] = name in parameters ? `${parameters[name] ?? ''},${value}` : value;
  }
  return parameters;
};

const isText = (contentType: string): boolean =>
  contentType === '' || /^(text\/|application\/([\w.+-]*json|xml|javascript|x-www-form-urlencoded))/.test(contentType);

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number): string => String(value).padStart(2, '0');
const logTime = (now: Date): string =>
  `${two(now.getUTCDate())}/${months[now.getUTCMonth()] ?? ''}/${String(now.getUTCFullYear())}:${two(now.getUTCHours())}:${two(now.getUTCMinutes())}:${two(now.getUTCSeconds())} +0000`;

/** The event of API Gateway's payload format 2.0, as JSON text. */
export const eventOf = ({ incoming, body, match, path, query, claims, requestId, now }: EventInput): string => {
  const base64 = !isText(joined(incoming.headers['content-type']));
  const cookies = joined(incoming.headers.cookie)
    .split(/;\s*/)
    .filter((cookie) => cookie !== '');
  const queryStringParameters = queryOf(query);
  const host = joined(incoming.headers.host);
  return JSON.stringify({
    version: '2.0',
    routeKey: match.route.key,
    rawPath: path,
    rawQueryString: query,
    ...(cookies.length > 0 ? { cookies } : {}),
    headers: headersOf(incoming),
    ...(queryStringParameters ? { queryStringParameters } : {}),
    ...(Object.keys(match.parameters).length > 0 ? { pathParameters: match.parameters } : {}),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      ...(claims ? { authorizer: { jwt: { claims, scopes: null } } } : {}),
      domainName: host,
      domainPrefix: host.split('.')[0] ?? '',
      http: {
        method: incoming.method ?? 'GET',
        path,
        protocol: `HTTP/${incoming.httpVersion}`,
        sourceIp: incoming.socket.remoteAddress ?? '127.0.0.1',
        userAgent: joined(incoming.headers['user-agent']),
      },
      requestId,
      routeKey: match.route.key,
      stage: '$default',
      time: logTime(now),
      timeEpoch: now.getTime(),
    },
    ...(body.length > 0 ? { body: body.toString(base64 ? 'base64' : 'utf8') } : {}),
    isBase64Encoded: base64 && body.length > 0,
  });
};
