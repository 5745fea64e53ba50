import middy from '@middy/core';
import { DomainError } from '#shared/kernel/errors';
import { tellsMeasurements } from '../env.ts';
import { log } from '../log.ts';
import { measuring, type Consumed } from '../table/capacity.ts';
import { problemOf } from './errors.ts';
import type { Handled, HttpEvent, HttpResult } from './http.ts';

/** `POST /api/parties`, as API Gateway names a route. */
export const routeKeyOf = ({ method, path }: { method: string; path: string }): string => `${method} /api${path}`;

const problemResult = (error: unknown, requestId: string): HttpResult => {
  const problem = problemOf(error, requestId);
  return {
    statusCode: problem.status,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify(problem),
  };
};

const withHeaders = (result: HttpResult, { read, write }: Consumed): HttpResult => ({
  ...result,
  headers: {
    'cache-control': 'no-store',
    ...result.headers,
    ...(tellsMeasurements() ? { 'x-consumed-capacity': `read=${String(read)};write=${String(write)}` } : {}),
  },
});

/** One request is logged once, with its outcome and cost; a refusal is not an error of ours. */
const logged = () => ({
  after: ({ event, response }: { event: HttpEvent; response: HttpResult | null | undefined }): void => {
    log.info('request', {
      route: event.routeKey,
      status: response?.statusCode,
      requestId: event.requestContext.requestId,
    });
  },
});

/** The handler of a capability's function: one middy chain over its operations. */
export const router = (operations: readonly Handled[]) => {
  const byRoute = new Map(
    operations.map((operation) => [routeKeyOf(operation.endpoint as { method: string; path: string }), operation]),
  );
  return middy<HttpEvent, HttpResult>()
    .use(logged())
    .handler(async (event) => {
      const { requestId } = event.requestContext;
      const { result, consumed } = await measuring(async () => {
        try {
          const operation = byRoute.get(event.routeKey);
          if (!operation) throw new DomainError('NOT_FOUND', `there is no ${event.routeKey}`);
          return await operation.run(event, new Date());
        } catch (error) {
          if (!(error instanceof DomainError)) log.error('request.failed', error, { route: event.routeKey, requestId });
          return problemResult(error, requestId);
        }
      });
      return withHeaders(result, consumed);
    });
};
