import type { Router } from 'cognito-local/lib/server/Router.js';
import { type JsonObject, listOf, objectOf, textOr } from '../json.ts';
import { isOwnOperation, resendInvitation, runOwnOperation } from './admin-operations.ts';
import { clientGuards, folded, type Guard } from './guards.ts';
import { PoolError, poolErrorOf } from './pool-error.ts';

export type Operations = {
  /** A call of a browser: nobody is signed, so only what Cognito leaves open. */
  asClient: (operation: string, body: JsonObject) => Promise<JsonObject>;
  /** A call of a function, which its role was found to allow. */
  asAdmin: (operation: string, body: JsonObject) => Promise<JsonObject>;
};

const keptRefreshTokens = 20;

/** Addresses in one case, wherever a call names a person. */
const withFoldedNames = (body: JsonObject): JsonObject => {
  const inside = (value: unknown): unknown => {
    const part = objectOf(value);
    return 'USERNAME' in part ? { ...part, USERNAME: folded(part.USERNAME) } : value;
  };
  const attribute = (value: unknown): unknown => {
    const { Name, Value } = objectOf(value);
    return Name === 'email' ? { Name, Value: folded(Value) } : value;
  };
  return {
    ...body,
    ...('UserAttributes' in body ? { UserAttributes: listOf(body.UserAttributes).map(attribute) } : {}),
    ...('Username' in body ? { Username: folded(body.Username) } : {}),
    ...('AuthParameters' in body ? { AuthParameters: inside(body.AuthParameters) } : {}),
    ...('ChallengeResponses' in body ? { ChallengeResponses: inside(body.ChallengeResponses) } : {}),
  };
};

/** Dates go as seconds in Cognito's JSON. */
const asJson = (answer: unknown): JsonObject =>
  objectOf(
    JSON.parse(
      JSON.stringify(answer ?? {}, function (this: JsonObject, key: string, value: unknown) {
        const original = this[key];
        return original instanceof Date ? Math.floor(original.getTime() / 1_000) : value;
      }),
    ),
  );

export const createOperations = (guard: Guard, route: ReturnType<typeof Router>): Operations => {
  const { services, context } = guard.pools;
  const run = async (operation: string, body: JsonObject): Promise<JsonObject> => {
    try {
      return asJson(await route(operation)(context, body));
    } catch (error) {
      throw poolErrorOf(error);
    }
  };

  const userNamed = async (clientId: unknown, name: unknown) =>
    (await services.cognito.getUserPoolForClientId(context, textOr(clientId, ''))).getUserByUsername(
      context,
      textOr(name, ''),
    );

  /** Notes an open challenge, and keeps the list of refresh tokens short. */
  const afterSignIn = async (body: JsonObject, answer: JsonObject): Promise<void> => {
    const name = objectOf(body.AuthParameters).USERNAME ?? objectOf(body.ChallengeResponses).USERNAME;
    const user = await userNamed(body.ClientId, name);
    if (!user) return;
    if (typeof answer.Session === 'string')
      guard.sessions.remember(answer.Session, user.Username, textOr(answer.ChallengeName, ''));
    if (user.RefreshTokens.length <= keptRefreshTokens) return;
    const pool = await services.cognito.getUserPoolForClientId(context, textOr(body.ClientId, ''));
    await pool.saveUser(context, { ...user, RefreshTokens: user.RefreshTokens.slice(-keptRefreshTokens) });
  };

  /** Whether somebody exists is not told, as the client's setting says. */
  const forgotPassword = async (body: JsonObject): Promise<JsonObject> => {
    if (await userNamed(body.ClientId, body.Username)) return run('ForgotPassword', body);
    return { CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'y***@e***' } };
  };

  const globalSignOut = async (body: JsonObject): Promise<JsonObject> => {
    const { Username } = await run('GetUser', body);
    return runOwnOperation(guard.pools, 'AdminUserGlobalSignOut', { UserPoolId: guard.pools.poolIds[0], Username });
  };

  const asClient = async (operation: string, given: JsonObject): Promise<JsonObject> => {
    const check = clientGuards[operation];
    if (!check) throw new PoolError('NotAuthorizedException', `${operation} is not open to a browser.`);
    const body = withFoldedNames(given);
    await check(guard, body);
    if (operation === 'ForgotPassword') return forgotPassword(body);
    if (operation === 'GlobalSignOut') return globalSignOut(body);
    const answer = await run(operation, body);
    if (operation === 'InitiateAuth' || operation === 'RespondToAuthChallenge') await afterSignIn(body, answer);
    return answer;
  };

  const asAdmin = async (operation: string, given: JsonObject): Promise<JsonObject> => {
    const body = withFoldedNames(given);
    if (operation === 'AdminCreateUser' && body.MessageAction === 'RESEND') return resendInvitation(guard.pools, body);
    if (!isOwnOperation(operation)) return run(operation, body);
    const answer = await runOwnOperation(guard.pools, operation, body);
    // Cognito sends the code by which the new password is chosen.
    if (operation === 'AdminResetUserPassword') {
      await run('ForgotPassword', { ClientId: guard.pools.clientIds[0], Username: body.Username });
    }
    return answer;
  };
  return { asClient, asAdmin };
};
