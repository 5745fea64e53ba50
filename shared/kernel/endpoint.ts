import type * as z from 'zod/mini';
import type { Permission } from '../access/permissions.ts';

type Schema = z.ZodMiniType;
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One endpoint, declared once: the handler, the stack, the web client and the OpenAPI document all read it. */
export type Endpoint<
  P extends Schema = Schema,
  Q extends Schema = Schema,
  B extends Schema = Schema,
  R extends Schema = Schema,
> = {
  /** `capability/verb-noun`; the handler is `functions/<operation>.ts`. */
  operation: `${string}/${string}`;
  method: Method;
  /** Without `/api`, parameters in braces: `/parties/{partyId}`. */
  path: `/${string}`;
  /** What the caller must be allowed to do; `public` needs no token, `signed-in` any staff. */
  permission: Permission;
  /** One sentence for the API document. */
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  result: R;
  /** 200 unless said otherwise; a create answers 201 and takes `Idempotency-Key`. */
  status?: 200 | 201 | 202 | 204;
};

export const endpoint = <P extends Schema, Q extends Schema, B extends Schema, R extends Schema>(
  declared: Endpoint<P, Q, B, R>,
): Endpoint<P, Q, B, R> => declared;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of endpoints has mixed schemas
export type AnyEndpoint = Endpoint<any, any, any, any>;

export type ParamsOf<E> = E extends Endpoint<infer P, Schema, Schema, Schema> ? z.output<P> : never;
export type QueryOf<E> = E extends Endpoint<Schema, infer Q, Schema, Schema> ? z.output<Q> : never;
export type BodyOf<E> = E extends Endpoint<Schema, Schema, infer B, Schema> ? z.output<B> : never;
export type ResultOf<E> = E extends Endpoint<Schema, Schema, Schema, infer R> ? z.output<R> : never;
/** What a client sends: before defaults are filled in. */
export type BodyInputOf<E> = E extends Endpoint<Schema, Schema, infer B, Schema> ? z.input<B> : never;
export type QueryInputOf<E> = E extends Endpoint<Schema, infer Q, Schema, Schema> ? z.input<Q> : never;
