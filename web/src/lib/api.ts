import * as z from 'zod/mini';
import type { Endpoint } from '#shared/kernel/endpoint';
import { ApiProblem } from '#lib/api-problem.ts';
import { isObject } from '#lib/reading.ts';
import { accessToken, forgetSession, renewSession } from '#lib/auth/session.svelte.ts';

export { ApiProblem };

/** What to do when no token helps any more; the app layout goes to the login page. */
let onSignedOut = (): void => undefined;
export const whenSignedOut = (then: () => void): void => {
  onSignedOut = then;
};

type Schema = z.ZodMiniType;
/** An endpoint that declares no such part has `unknown` there, and then nothing may be given. */
type Part<Name extends string, Value> = unknown extends Value
  ? { [key in Name]?: undefined }
  : { [key in Name]: Value };
type Optional<Name extends string, Value> = unknown extends Value
  ? { [key in Name]?: undefined }
  : { [key in Name]?: Value };
type Given<P extends Schema, Q extends Schema, B extends Schema> = Part<'params', z.input<P>> &
  Optional<'query', z.input<Q>> &
  Part<'body', z.input<B>>;
type Arguments<G> = Partial<G> extends G ? [given?: G, options?: CallOptions] : [given: G, options?: CallOptions];

export type CallOptions = {
  /** Made anew per call unless given; give one so that a second click is the same create. */
  idempotencyKey?: string;
  signal?: AbortSignal;
};

const addressOf = (path: string, params: unknown, query: unknown): string => {
  const named = isObject(params) ? params : {};
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(named[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(isObject(query) ? query : {})) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return `/api${filled}${text ? `?${text}` : ''}`;
};

const send = async (address: string, request: RequestInit): Promise<Response> => {
  const token = await accessToken();
  const headers = new Headers(request.headers);
  if (token) headers.set('authorization', `Bearer ${token}`);
  return fetch(address, { ...request, headers });
};

const bodyOf = async (answer: Response): Promise<unknown> => {
  const text = await answer.text();
  return text && answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined;
};

/** The only request of the site: typed by the endpoint, renewed once when the token has ended, parsed by the endpoint's own schema. */
export const call = async <P extends Schema, Q extends Schema, B extends Schema, R extends Schema>(
  endpoint: Endpoint<P, Q, B, R>,
  ...[given, options = {}]: Arguments<Given<P, Q, B>>
): Promise<z.output<R>> => {
  const headers = new Headers({ accept: 'application/json' });
  if (endpoint.body) headers.set('content-type', 'application/json');
  if (endpoint.status === 201) headers.set('idempotency-key', options.idempotencyKey ?? crypto.randomUUID());
  const request: RequestInit = { method: endpoint.method, headers };
  if (endpoint.body) request.body = JSON.stringify(given?.body ?? {});
  if (options.signal) request.signal = options.signal;

  const address = addressOf(endpoint.path, given?.params, given?.query);
  let answer = await send(address, request);
  if (answer.status === 401 && (await renewSession())) answer = await send(address, request);
  const body = await bodyOf(answer);
  if (answer.ok) return z.parse(endpoint.result, body);
  if (answer.status === 401) {
    forgetSession();
    onSignedOut();
  }
  throw new ApiProblem(answer.status, isObject(body) ? body : {});
};

/** Files go straight to the object store with an address the API signed, never through the API. */
export const uploadFile = (
  target: { url: string; fields?: Record<string, string>; method?: 'PUT' | 'POST'; headers?: Record<string, string> },
  file: Blob,
  onprogress: (fraction: number) => void = () => undefined,
): Promise<void> =>
  new Promise((done, failed) => {
    // fetch cannot tell how far an upload has come.
    const request = new XMLHttpRequest();
    request.open(target.method ?? (target.fields ? 'POST' : 'PUT'), target.url);
    for (const [name, value] of Object.entries(target.headers ?? {})) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onprogress(total > 0 ? loaded / total : 0);
    request.onload = () => (request.status < 300 ? done() : failed(new ApiProblem(request.status, {})));
    request.onerror = () => failed(new ApiProblem(0, {}));
    if (!target.fields) return request.send(file);
    const form = new FormData();
    for (const [name, value] of Object.entries(target.fields)) form.append(name, value);
    form.append('file', file);
    request.send(form);
  });
