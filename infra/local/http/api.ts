import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Functions } from '../functions/functions.ts';
import { within } from '../engine/ports.ts';
import { answerOf, largestAnswer } from './answer.ts';
import type { Authoriser } from './authoriser.ts';
import { eventOf } from './event.ts';
import { sendProblem } from './problem.ts';
import type { Router } from './routes.ts';

export type Api = (incoming: IncomingMessage, response: ServerResponse) => Promise<void>;

const largestBody = 256 * 1024;

/** The body, or undefined as soon as it is known to be too large. */
const bodyOf = async (incoming: IncomingMessage): Promise<Buffer | undefined> => {
  if (Number(incoming.headers['content-length'] ?? 0) > largestBody) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > largestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

type Parts = { router: Router; authorise: Authoriser; functions: Functions; complain: (sentence: string) => void };

/** The HTTP API: route, authoriser, function. Its answers pass through as the function gave them. */
export const createApi = ({ router, authorise, functions, complain }: Parts): Api => {
  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [path = '/', query = ''] = (incoming.url ?? '/').split('?');
    const match = router.match(incoming.method ?? 'GET', path);
    if (!match) return sendProblem(response, 404, 'NOT_FOUND', 'there is nothing at this address');
    const { authoriser, functionArn, timeoutMs } = match.route;
    const claims = authoriser && authorise(incoming.headers.authorization, authoriser);
    if (authoriser && !claims) {
      return sendProblem(response, 401, 'NOT_SIGNED_IN', 'sign in first', { 'www-authenticate': 'Bearer' });
    }
    const body = await bodyOf(incoming);
    if (!body) {
      return sendProblem(response, 413, 'BODY_TOO_LARGE', 'a body has at most 256 kB', { connection: 'close' });
    }
    const event = eventOf({ incoming, body, match, path, query, claims, requestId: randomUUID(), now: new Date() });
    const outcome = await within(functions.invoke(functionArn, event), timeoutMs);
    if (!outcome) return sendProblem(response, 503, 'TRY_AGAIN', 'the answer took longer than 30 seconds');
    if (!outcome.ok) {
      complain(`${match.route.key}: ${outcome.error.errorType}: ${outcome.error.errorMessage}`);
      return sendProblem(response, 500, 'INTERNAL', 'Internal error');
    }
    const answer = answerOf(outcome.payload);
    if (answer.body.length > largestAnswer) {
      complain(`${match.route.key}: the answer has ${String(answer.body.length)} bytes, 5 MB are allowed`);
      return sendProblem(response, 500, 'INTERNAL', 'Internal error');
    }
    response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length });
    response.end(incoming.method === 'HEAD' ? undefined : answer.body);
  };
  return async (incoming, response) => {
    await serve(incoming, response);
    incoming.resume();
  };
};
