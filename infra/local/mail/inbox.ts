import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { forward } from './forward.ts';
import type { LazyMailbox } from './mailbox.ts';

export type Inbox = { url: string; stop: () => Promise<void> };

/** What the inbox's own page asks for. Sending is for functions, through the gateway. */
const open = /^(GET \/($|\?|store|get-emlContent|favicon)|POST \/clear-store$)/;

const answer = async (mailbox: LazyMailbox, incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { method = 'GET', url = '/' } = incoming;
  const local = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(incoming.headers.host ?? '');
  // Another site's page must neither read nor empty the inbox.
  const foreign = incoming.headers['sec-fetch-site'] === 'cross-site';
  if (!local || foreign || !open.test(`${method} ${url}`)) {
    response.writeHead(404).end();
    return;
  }
  const { port, clear } = await mailbox.get();
  if (url === '/clear-store') clear();
  const page = await forward(port, { method, path: url, headers: {}, body: Buffer.alloc(0) });
  const type = page.headers['content-type'] ?? 'text/plain';
  response.writeHead(page.status, {
    'content-type': type,
    'content-length': page.body.length,
    'cache-control': 'no-store',
  });
  response.end(page.body);
};

const listenOn = (server: ReturnType<typeof createServer>, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      const address = server.address();
      resolve(address && typeof address === 'object' ? address.port : port);
    });
  });

/** The inbox in the browser, on an address of its own: mails carry foreign HTML. Beside the site's port if that is free. */
export const startInbox = async (mailbox: LazyMailbox, wantedPort: number): Promise<Inbox> => {
  const server = createServer((incoming, response) => {
    answer(mailbox, incoming, response).catch(() => response.destroy());
  });
  const port = await listenOn(server, wantedPort).catch(() => listenOn(server, 0));
  return {
    url: `http://localhost:${String(port)}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
