import type { IncomingMessage } from 'node:http';
import type { Ask } from '../iam/decide.ts';
import type { Answer, Protocol } from './refusal.ts';

/** One call as the gateway understood it. */
export type Call = {
  method: string;
  /** Path and query as they came. */
  url: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  /** The operation of `X-Amz-Target`, without its service prefix. */
  operation: string;
  body: Buffer;
  /** Name of the calling function. */
  caller: string;
};

/** One AWS service behind the gateway. */
export type Service = {
  protocol: Protocol;
  /** Bytes of a request; 16 MB unless said, more than any call of the JSON services. */
  largestBody?: number;
  /** What the call needs to be allowed; an operation that is not run here throws a refusal. */
  asks: (call: Call) => Ask[];
  /** Carries the call out. */
  answer: (call: Call) => Promise<Answer>;
};
