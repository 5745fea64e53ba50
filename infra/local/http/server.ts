import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { CannotStart, exitCodes, messageOf } from '../errors.ts';
import type { Api } from './api.ts';
import type { Behaviour } from './distribution.ts';
import type { PolicyHeader } from './headers-policy.ts';
import { sendProblem } from './problem.ts';
import type { Site } from './site.ts';

export type HttpServer = { url: string; serve: (parts: HttpParts) => void; stop: () => Promise<void> };

type Own = Record<string, (incoming: IncomingMessage, response: ServerResponse) => Promise<void> | void>;

export type HttpParts = {
  behaviours: Behaviour[];
  api: Api;
  site: Site;
  /** What the host itself answers, by path: the web client's configuration and the way to the user pool. */
  own: Own;
  localise: (text: string) => string;
  complain: (sentence: string) => void;
};

/** A page elsewhere that points its own name at 127.0.0.1 gets nothing. */
const isLocalName = (host: string | undefined): boolean => /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? '');

const addHeaders = (response: ServerResponse, headers: PolicyHeader[], localise: (text: string) => string): void => {
  const writeHead = response.writeHead.bind(response);
  // The policy speaks after the origin, as at CloudFront: only then is it known what the origin said.
  response.writeHead = ((status: number, given: Record<string, string>) => {
    const added = headers.filter(({ name, override }) => override || !(name in given));
    return writeHead(status, {
      ...given,
      ...Object.fromEntries(added.map(({ name, value }) => [name, localise(value)])),
    });
  }) as typeof response.writeHead;
};

const listenerOf = ({ behaviours, api, site, own, localise, complain }: HttpParts): RequestListener => {
  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isLocalName(incoming.headers.host))
      return sendProblem(response, 421, 'MISDIRECTED', 'this host is for this machine only');
    const [path = '/', query = ''] = (incoming.url ?? '/').split('?');
    const ownAnswer = own[path];
    if (ownAnswer) return ownAnswer(incoming, response);
    const behaviour = behaviours.find(({ matches }) => matches(path));
    if (!behaviour) return api(incoming, response);
    addHeaders(response, behaviour.headers, localise);
    const uri = behaviour.rewrite?.(path, incoming.method ?? 'GET', query) ?? path;
    return behaviour.origin === 'api' ? api(incoming, response) : site(uri, incoming, response);
  };
  return (incoming, response) => {
    answer(incoming, response).catch((error: unknown) => {
      complain(`${incoming.method ?? ''} ${incoming.url ?? ''}: ${messageOf(error)}`);
      if (response.headersSent) response.destroy();
      else sendProblem(response, 500, 'INTERNAL', 'Internal error');
    });
  };
};

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(address && typeof address === 'object' ? address.port : port);
    });
  });

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

export const portTaken = (port: number): CannotStart =>
  new CannotStart(
    `Port ${String(port)} is taken by another program; choose another with "npm start -- --port N".`,
    exitCodes.portTaken,
  );

const starting: RequestListener = (_, response) =>
  sendProblem(response, 503, 'TRY_AGAIN', 'the system is starting', { 'retry-after': '1' });

/** Claims the port first, on loopback only and under both of its addresses, for `localhost` may mean either; serves later. */
export const listenHttp = async (wantedPort: number): Promise<HttpServer> => {
  let listener = starting;
  const answer: RequestListener = (incoming, response) => listener(incoming, response);
  const servers = [createServer(answer), createServer(answer)] as const;
  const [first, second] = servers;
  // A client that keeps its connection must not lose it in the moment it asks again.
  for (const server of servers) server.keepAliveTimeout = 65_000;
  const port = await listen(first, wantedPort, '127.0.0.1').catch((error: unknown) => {
    throw isCode(error, 'EADDRINUSE') ? portTaken(wantedPort) : error;
  });
  const stop = async (): Promise<void> => {
    for (const server of servers) server.closeAllConnections();
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  };
  try {
    await listen(second, port, '::1');
  } catch (error) {
    // A machine without IPv6 has no second address; one where it is taken would answer with somebody else's pages.
    if (isCode(error, 'EADDRINUSE')) {
      await stop();
      throw portTaken(port);
    }
  }
  return {
    url: `http://localhost:${String(port)}`,
    serve: (parts) => {
      listener = listenerOf(parts);
    },
    stop,
  };
};
