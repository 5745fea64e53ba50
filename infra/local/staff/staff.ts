import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { jsonAnswer, notHere, Refusal } from '../gateway/refusal.ts';
import type { Service } from '../gateway/service.ts';
import { type JsonObject, parseObject, textOr } from '../json.ts';
import type { Template } from '../template/template.ts';
import { createOperations, type Operations } from './operations.ts';
import { PoolError } from './pool-error.ts';
import { createSessions } from './sessions.ts';
import { useOwnSigningKey } from './signing-key.ts';
import { openUserPools, type PoolMail, type UserPools } from './user-pool.ts';

export type Staff = { pools: UserPools; key: KeyObject; operations: Operations; service: Service };

const admin = /^(Admin[A-Z]\w+|ListUsers|ListUsersInGroup|ListGroups|DescribeUserPool)$/;

/** The gateway's side: a function's call to the user pool, under `cognito-idp:<operation>`. */
const poolService = ({ poolIds }: UserPools, operations: Operations, template: Template): Service => ({
  protocol: 'json',
  asks: ({ operation, body }) => {
    if (!admin.test(operation)) throw notHere('Cognito', operation);
    const poolId = textOr(parseObject(body.toString('utf8')).UserPoolId, '');
    const pool = template.ofType('AWS::Cognito::UserPool').find(({ identity }) => identity.ref === poolId);
    if (!pool || !poolIds.includes(poolId))
      throw new Refusal('ResourceNotFoundException', `User pool ${poolId} does not exist.`);
    return [{ action: `cognito-idp:${operation}`, resource: pool.identity.attributes.Arn ?? '' }];
  },
  answer: async ({ operation, body }) => {
    try {
      return jsonAnswer(await operations.asAdmin(operation, parseObject(body.toString('utf8'))));
    } catch (error) {
      if (error instanceof PoolError) throw new Refusal(error.code, error.message);
      throw error;
    }
  },
});

/** A browser's call at `/cognito`: status and body as Cognito gives them. */
export const answerClient = async (
  { operations }: Staff,
  target: string,
  body: string,
): Promise<{ status: number; body: JsonObject }> => {
  try {
    return { status: 200, body: await operations.asClient(target.split('.').at(-1) ?? '', parseObject(body)) };
  } catch (error) {
    if (error instanceof PoolError)
      return {
        status: error.code === 'InternalErrorException' ? 500 : 400,
        body: { __type: error.code, message: error.message },
      };
    return { status: 400, body: { __type: 'SerializationException', message: 'the request is not as expected' } };
  }
};

export const openStaff = async (template: Template, folder: string, send: PoolMail): Promise<Staff> => {
  const key = useOwnSigningKey(join(folder, 'signing-key.pem'));
  const pools = await openUserPools(template, join(folder, 'pools'), send);
  const { Router } = await import('cognito-local/lib/server/Router.js');
  const operations = createOperations({ pools, key, sessions: createSessions() }, Router(pools.services));
  return { pools, key, operations, service: poolService(pools, operations, template) };
};
