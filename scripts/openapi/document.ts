import * as z from 'zod/mini';
import './names.ts';
import { capabilities } from '../../shared/contract.ts';
import type { AnyEndpoint, Endpoint } from '../../shared/kernel/endpoint.ts';

type Json = Record<string, unknown>;
const components: Json = {};

/** A schema with its named parts moved to the components; what a client sends may differ (defaults), so it has names of its own. */
const schemaOf = (schema: z.ZodMiniType, io: 'input' | 'output'): Json => {
  const wrapped = z.toJSONSchema(z.object({ it: schema }), {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as Json;
  const named = (id: string): string => (io === 'input' ? `${id}Input` : id);
  const moved = JSON.parse(
    JSON.stringify(wrapped).replace(/"#\/\$defs\/([^"]+)"/g, (_, id: string) => `"#/components/schemas/${named(id)}"`),
  ) as { $defs?: Record<string, Json>; properties: { it: Json } };
  for (const [id, { id: _, ...definition }] of Object.entries(moved.$defs ?? {})) components[named(id)] = definition;
  return moved.properties.it;
};

const parametersOf = (schema: z.ZodMiniType | undefined, place: 'path' | 'query'): Json[] => {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, inner]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: inner,
  }));
};

const idempotencyKey: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A replay with the same key and body answers the same id; another body is refused (422).',
  schema: { type: 'string', maxLength: 128 },
};

const problems = { $ref: '#/components/responses/Problem' };

const operationOf = (capability: string, endpoint: AnyEndpoint): Json => {
  const declared: Endpoint = endpoint;
  const { operation, permission, summary, params, query, body, result, status = 200, method } = declared;
  return {
    operationId: operation.replace('/', '.'),
    tags: [capability],
    summary,
    'x-permission': permission,
    security: permission === 'public' ? [] : [{ bearer: [] }],
    parameters: [
      ...parametersOf(params, 'path'),
      ...parametersOf(query, 'query'),
      ...(status === 201 && method === 'POST' ? [idempotencyKey] : []),
    ],
    ...(body
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } }
      : {}),
    responses: {
      [status]: { description: 'Done.', content: { 'application/json': { schema: schemaOf(result, 'output') } } },
      default: problems,
    },
  };
};

/** The OpenAPI 3.1 document of every endpoint, made from the schemas themselves. */
export const openapiDocument = (): Json => {
  const paths: Record<string, Json> = {};
  for (const { name, endpoints } of capabilities) {
    for (const endpoint of endpoints as readonly Endpoint[]) {
      (paths[`/api${endpoint.path}`] ??= {})[endpoint.method.toLowerCase()] = operationOf(name, endpoint);
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Keshang 客商管理', version: '1', license: { name: 'Apache-2.0' } },
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: {
        ...components,
        Problem: {
          type: 'object',
          required: ['title', 'status', 'code'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string' },
            requestId: { type: 'string' },
            errors: {
              type: 'array',
              items: {
                type: 'object',
                properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
              },
            },
          },
        },
      },
      responses: {
        Problem: {
          description: 'A refusal (RFC 9457).',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
    paths,
  };
};
