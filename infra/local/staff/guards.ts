import type { KeyObject } from 'node:crypto';
import { type JsonObject, objectOf, textOr } from '../json.ts';
import { checkNewPassword } from './passwords.ts';
import { PoolError, wrongPassword } from './pool-error.ts';
import type { Sessions } from './sessions.ts';
import { claimsOf } from './tokens.ts';
import type { UserPools } from './user-pool.ts';

/**
 * cognito-local is a stub for development and believes what it is told. These checks stand in front of it, so that
 * one machine refuses what AWS refuses: disabled people, wrong temporary passwords, forged tokens, weak passwords.
 */
export type Guard = { pools: UserPools; key: KeyObject; sessions: Sessions };

type User = NonNullable<
  Awaited<ReturnType<Awaited<ReturnType<UserPools['services']['cognito']['getUserPool']>>['getUserByUsername']>>
>;

/** E-mail addresses sign in whatever their case, as the template says. */
export const folded = (name: unknown): unknown =>
  typeof name === 'string' && name.includes('@') ? name.toLowerCase() : name;

const poolOf = ({ pools }: Guard, clientId: unknown) =>
  pools.services.cognito.getUserPoolForClientId(pools.context, textOr(clientId, ''));

const policyOf = async (guard: Guard, clientId: unknown): Promise<unknown> =>
  (await poolOf(guard, clientId)).options.Policies?.PasswordPolicy;

const userOf = async (guard: Guard, clientId: unknown, username: unknown): Promise<User | null> =>
  (await poolOf(guard, clientId)).getUserByUsername(guard.pools.context, textOr(username, ''));

const mustBeEnabled = (user: User | null): User => {
  if (!user) throw wrongPassword();
  if (!user.Enabled) throw new PoolError('NotAuthorizedException', 'User is disabled.');
  return user;
};

const initiateAuth = async (guard: Guard, body: JsonObject): Promise<void> => {
  const { USERNAME, PASSWORD, REFRESH_TOKEN } = objectOf(body.AuthParameters);
  if (textOr(body.AuthFlow, '').startsWith('REFRESH_TOKEN')) {
    const pool = await poolOf(guard, body.ClientId);
    const issuer = `${guard.pools.issuerDomain}/${pool.options.Id}`;
    const owner = await pool.getUserByRefreshToken(guard.pools.context, textOr(REFRESH_TOKEN, ''));
    if (!owner || !stillValid(guard, textOr(REFRESH_TOKEN, ''), issuer))
      throw new PoolError('NotAuthorizedException', 'Invalid Refresh Token');
    mustBeEnabled(owner);
    return;
  }
  const user = mustBeEnabled(await userOf(guard, body.ClientId, USERNAME));
  if (user.Password !== PASSWORD) throw wrongPassword();
};

/** A refresh token is a JWT without audience here: signature, issuer and expiry are what counts. */
const stillValid = ({ key }: Guard, token: string, issuer: string): boolean =>
  claimsOf(token, key, { issuer, audience: [], anyAudience: true }, Date.now()) !== undefined;

const respondToAuthChallenge = async (guard: Guard, body: JsonObject): Promise<void> => {
  const { USERNAME, NEW_PASSWORD } = objectOf(body.ChallengeResponses);
  const user = mustBeEnabled(await userOf(guard, body.ClientId, USERNAME));
  guard.sessions.take(body.Session, user.Username, body.ChallengeName);
  if (body.ChallengeName === 'NEW_PASSWORD_REQUIRED')
    checkNewPassword(NEW_PASSWORD, await policyOf(guard, body.ClientId));
};

const confirmForgotPassword = async (guard: Guard, body: JsonObject): Promise<void> => {
  const { ClientId, Password, ConfirmationCode } = body;
  if (typeof ConfirmationCode !== 'string' || ConfirmationCode === '') {
    throw new PoolError('CodeMismatchException', 'Invalid verification code provided, please try again.');
  }
  checkNewPassword(Password, await policyOf(guard, ClientId));
};

const withToken = (guard: Guard, body: JsonObject): void => {
  const { poolIds, clientIds, issuerDomain } = guard.pools;
  const token = textOr(body.AccessToken, '');
  const genuine = poolIds.some((id) => {
    const claims = claimsOf(token, guard.key, { issuer: `${issuerDomain}/${id}`, audience: clientIds }, Date.now());
    return claims?.token_use === 'access';
  });
  if (!genuine) throw new PoolError('NotAuthorizedException', 'Invalid Access Token');
};

const changePassword = async (guard: Guard, body: JsonObject): Promise<void> => {
  withToken(guard, body);
  checkNewPassword(body.ProposedPassword, await policyOf(guard, guard.pools.clientIds[0]));
};

/** What a browser may ask, with the check that comes first. Everything else is for functions, under their roles. */
export const clientGuards: Record<string, (guard: Guard, body: JsonObject) => Promise<void> | void> = {
  InitiateAuth: initiateAuth,
  RespondToAuthChallenge: respondToAuthChallenge,
  ForgotPassword: () => undefined,
  ConfirmForgotPassword: confirmForgotPassword,
  ChangePassword: changePassword,
  GetUser: withToken,
  AssociateSoftwareToken: withToken,
  VerifySoftwareToken: withToken,
  SetUserMFAPreference: withToken,
  GlobalSignOut: withToken,
  RevokeToken: () => undefined,
};
