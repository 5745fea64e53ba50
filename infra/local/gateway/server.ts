import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { refusalOf } from '../iam/decide.ts';
import { messageOf } from '../errors.ts';
import type { Callers, Caller } from './callers.ts';
import { accessDenied, type Answer, notHere, type Protocol, Refusal, refusalAnswer } from './refusal.ts';
import type { Call, Service } from './service.ts';
import { type Claim, claimOf, type Signed, verify } from './signature.ts';

export type Gateway = { url: string; server: Server; stop: () => Promise<void> };

export type GatewayParts = {
  callers: Callers;
  /** By the service's name in the credential scope. */
  services: Map<string, Service>;
  verifySignatures: boolean;
  /** Answers a browser's preflight and adds its headers to answers. */
  crossOrigin: (incoming: IncomingMessage, response: ServerResponse) => 'answered' | 'go-on';
  complain: (sentence: string) => void;
};

const largestBody = 16 * 1024 * 1024;

const readBody = async (incoming: IncomingMessage, limit: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > limit) throw new Refusal('EntityTooLarge', `A request has at most ${String(limit)} bytes here.`, 413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const known = ({ accessKeyId }: Claim, { callers }: GatewayParts): Caller => {
  const caller = callers.find(accessKeyId);
  if (!caller)
    throw new Refusal('UnrecognizedClientException', 'The security token included in the request is invalid.', 403);
  return caller;
};

const authenticate = (request: Signed, claim: Claim, caller: Caller, { verifySignatures }: GatewayParts): void => {
  // A pre-signed address goes through other people's hands, so its signature is always checked.
  if (!verifySignatures && claim.expires === undefined) return;
  const verdict = verify(request, claim, caller.secret, Date.now());
  if (verdict === 'forged') throw new Refusal('SignatureDoesNotMatch', 'The request signature does not match.', 403);
  if (verdict === 'expired') throw new Refusal('AccessDenied', 'Request has expired', 403);
};

const send = (response: ServerResponse, { status, headers, body }: Answer): void => {
  response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers });
  response.end(body);
};

const callOf = ({ method, url, headers, body }: Signed & { body: Buffer }, { name }: Caller): Call => {
  const [path = '/', query = ''] = url.split('?');
  const target = String(headers['x-amz-target'] ?? '').split('.');
  const operation = target.at(-1) ?? '';
  return { method, url, path, query: new URLSearchParams(query), headers, operation, body, caller: name };
};

const serviceOf = (claim: Claim, { method, url, headers }: Signed, { services }: GatewayParts): Service => {
  const service = services.get(claim.service);
  const asked = String(headers['x-amz-target'] ?? `${method} ${url.split('?')[0] ?? ''}`);
  if (!service) throw notHere(claim.service, asked);
  return service;
};

const handle = async (parts: GatewayParts, incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
  let protocol: Protocol = 'json';
  try {
    const { method = 'GET', url = '/', headers } = incoming;
    const claim = claimOf({ method, url, headers });
    if (!claim) throw new Refusal('MissingAuthenticationToken', 'The request is not signed.', 403);
    const service = serviceOf(claim, { method, url, headers }, parts);
    protocol = service.protocol;
    const caller = known(claim, parts);
    const body = await readBody(incoming, service.largestBody ?? largestBody);
    authenticate({ method, url, headers, body }, claim, caller, parts);
    const call = callOf({ method, url, headers, body }, caller);
    const refused = refusalOf(caller.role, caller.name, service.asks(call));
    if (refused !== undefined) throw accessDenied(refused, protocol);
    send(response, await service.answer(call));
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal('InternalServerError', messageOf(error), 500);
    if (refusal.code.startsWith('AccessDenied') || refusal.status === 500) parts.complain(refusal.message);
    if (response.headersSent) response.destroy();
    else send(response, refusalAnswer(refusal, protocol));
    incoming.resume();
  }
};

/** One loopback address for every AWS service: who calls, whether they may, and then the engine. */
export const startGateway = async (parts: GatewayParts): Promise<Gateway> => {
  const server = createServer((incoming, response) => {
    if (parts.crossOrigin(incoming, response) === 'answered') return;
    void handle(parts, incoming, response);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    server,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
