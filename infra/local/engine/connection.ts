import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { parseObject, textOr, type JsonObject } from '../json.ts';

/** Where the DynamoDB engine answers. */
export type Connection = {
  url: URL;
  /** Sends a raw body to the engine and answers its raw answer. */
  send: (
    target: string,
    body: string | Buffer,
  ) => Promise<{ status: number; body: Buffer; headers: Record<string, string> }>;
  /** The same for the host's own calls, parsed; a refusal is thrown with the engine's own error name. */
  call: (
    operation: string,
    body: object,
    api?: 'DynamoDB_20120810' | 'DynamoDBStreams_20120810',
  ) => Promise<JsonObject>;
  close: () => void;
};

export class EngineError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

// The engine wants the form of a signed request and does not look at the signature.
const signature = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=0',
  'x-amz-date': '20260101T000000Z',
};

/** The SDK checks the answer's checksum when there is one. */
const checksumOf = (headers: IncomingHttpHeaders): Record<string, string> => {
  const checksum = headers['x-amz-crc32'];
  return typeof checksum === 'string' ? { 'x-amz-crc32': checksum } : {};
};

export const connect = (endpoint: string): Connection => {
  const url = new URL(endpoint);
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const send: Connection['send'] = (target, body) =>
    new Promise((resolve, reject) => {
      const headers = {
        ...signature,
        'x-amz-target': target,
        'content-type': 'application/x-amz-json-1.0',
        'content-length': Buffer.byteLength(body),
      };
      const outgoing = request(
        { host: url.hostname, port: url.port, method: 'POST', path: '/', agent, headers },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () =>
            resolve({
              status: incoming.statusCode ?? 500,
              body: Buffer.concat(chunks),
              headers: checksumOf(incoming.headers),
            }),
          );
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  return {
    url,
    send,
    call: async (operation, body, api = 'DynamoDB_20120810') => {
      const answer = await send(`${api}.${operation}`, JSON.stringify(body));
      const parsed = parseObject(answer.body.toString('utf8'));
      if (answer.status === 200) return parsed;
      const name = textOr(parsed.__type, 'UnknownError').split('#').at(-1) ?? '';
      throw new EngineError(name, textOr(parsed.message, textOr(parsed.Message, '')));
    },
    close: () => agent.destroy(),
  };
};
