import type { ServerResponse } from 'node:http';

/** A refusal that the host gives itself, before or instead of a function (RFC 9457). */
export const sendProblem = (
  response: ServerResponse,
  status: number,
  code: string,
  title: string,
  headers: Record<string, string> = {},
): void => {
  const body = JSON.stringify({ type: 'about:blank', title, status, code });
  response.writeHead(status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
};
