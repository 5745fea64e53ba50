import { request, type IncomingHttpHeaders } from 'node:http';

export type Forwarded = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** One request to a port of this machine, and its whole answer. */
export const forward = (
  port: number,
  options: { method: string; path: string; headers: Record<string, string>; body: Buffer },
): Promise<Forwarded> =>
  new Promise((resolve, reject) => {
    const { method, path, headers, body } = options;
    const outgoing = request(
      { host: '127.0.0.1', port, method, path, headers: { ...headers, 'content-length': body.length } },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 500, headers: incoming.headers, body: Buffer.concat(chunks) }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
