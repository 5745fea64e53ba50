import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Caller } from '#shared/access/caller';
import { may } from '#shared/access/caller';
import type { AnyEndpoint, BodyOf, Endpoint, ParamsOf, QueryOf, ResultOf } from '#shared/kernel/endpoint';
import { DomainError, fieldError } from '#shared/kernel/errors';
import { sha256 } from '../ids.ts';
import { identify } from './identity.ts';
import { parseInput } from './input.ts';

export type HttpEvent = APIGatewayProxyEventV2WithJWTAuthorizer;
export type HttpResult = APIGatewayProxyStructuredResultV2;

/** What a handler gets: everything parsed, the caller known and allowed. */
export type Request<E> = {
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
  caller: Caller;
  now: Date;
  requestId: string;
  /** Key and a hash of address and body, where the client sent `Idempotency-Key`. */
  idempotency: { operation: string; key: string; requestHash: string } | undefined;
};
export type Handled<E extends AnyEndpoint = AnyEndpoint> = {
  endpoint: E;
  run: (event: HttpEvent, now: Date) => Promise<HttpResult>;
};

// A public route has no authoriser, whatever the type says.
const claimsOf = ({ requestContext }: HttpEvent): Record<string, unknown> | undefined =>
  (requestContext as Partial<HttpEvent['requestContext']>).authorizer?.jwt.claims;

const maxBody = 256 * 1024;
const nobody: Caller = { staffId: 'public', name: '', email: '', jobs: [], regions: [], locale: 'zh-CN' };

const bodyOf = (event: HttpEvent): unknown => {
  const raw = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '');
  if (Buffer.byteLength(raw) > maxBody) throw new DomainError('BODY_TOO_LARGE', 'a body has at most 256 kB');
  if (raw === '') return {};
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    throw fieldError('INPUT_INVALID', 'body', 'must be JSON');
  }
};

const idempotencyOf = (endpoint: AnyEndpoint, event: HttpEvent): Request<AnyEndpoint>['idempotency'] => {
  const key = event.headers['idempotency-key'];
  if (!key || endpoint.method === 'GET') return undefined;
  if (key.length > 128) throw fieldError('INPUT_INVALID', 'Idempotency-Key', 'must be at most 128 characters');
  return { operation: endpoint.operation, key, requestHash: sha256(`${event.rawPath}\n${event.body ?? ''}`) };
};

/** Wraps one operation: identifies the caller, checks the permission, parses, answers with the endpoint's status. */
export const http = <E extends AnyEndpoint>(
  endpoint: E,
  work: (request: Request<E>) => Promise<ResultOf<E>>,
): Handled<E> => ({
  endpoint,
  run: async (event, now) => {
    const { permission, params, query, body, status = 200 } = endpoint as Endpoint;
    const caller = permission === 'public' ? nobody : await identify(claimsOf(event), now);
    if (permission !== 'public' && !may(caller, permission))
      throw new DomainError('NOT_ALLOWED', 'your job does not include this', { permission });
    const request = {
      params: params ? notFoundWhenMalformed(params, event.pathParameters ?? {}) : {},
      query: query ? parseInput(query, event.queryStringParameters ?? {}, 'query') : {},
      body: body ? parseInput(body, bodyOf(event), 'body') : {},
      caller,
      now,
      requestId: event.requestContext.requestId,
      idempotency: idempotencyOf(endpoint, event),
    } as Request<E>;
    const result = await work(request);
    return { statusCode: status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(result) };
  },
});

/** An id of the wrong shape is a thing that does not exist: 404, as for an id that nobody has. */
const notFoundWhenMalformed = (schema: z.ZodMiniType, parameters: unknown): unknown => {
  const parsed = z.safeParse(schema, parameters);
  if (!parsed.success) throw new DomainError('NOT_FOUND', 'there is nothing at this address');
  return parsed.data;
};
