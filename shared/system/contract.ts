import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';

export const getHealth = endpoint({
  operation: 'system/get-health',
  method: 'GET',
  path: '/health',
  permission: 'public',
  summary: 'Ready when it answers 200: the table was reached.',
  result: z.object({ status: z.literal('ok') }),
});

export const getOpenapi = endpoint({
  operation: 'system/get-openapi',
  method: 'GET',
  path: '/openapi.json',
  permission: 'public',
  summary: 'This document.',
  result: z.record(z.string(), z.unknown()),
});

export const systemEndpoints = [getHealth, getOpenapi] as const;
