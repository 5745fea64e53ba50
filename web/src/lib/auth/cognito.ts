import * as z from 'zod/mini';
import { config } from '#lib/config.ts';
import { answerPasswordVerifier, beginSrp } from './srp.ts';

const Tokens = z.object({
  AccessToken: z.string(),
  IdToken: z.string(),
  /** Seconds; a pool that does not say gives the 15 minutes that we set. */
  ExpiresIn: z._default(z.number(), 900),
  RefreshToken: z.optional(z.string()),
});
export type Tokens = z.infer<typeof Tokens>;

const Answer = z.object({
  AuthenticationResult: z.optional(Tokens),
  ChallengeName: z.optional(z.string()),
  Session: z.optional(z.string()),
  ChallengeParameters: z.optional(z.record(z.string(), z.string())),
});
type Answer = z.infer<typeof Answer>;

/** What the user pool wants next. `session` is the pool's own, and lasts a few minutes. */
export type Step =
  | { step: 'signed-in'; tokens: Tokens }
  | { step: 'new-password'; username: string; session: string }
  | { step: 'enrol-totp'; username: string; session: string }
  | { step: 'totp'; username: string; session: string }
  | { step: 'unsupported'; challenge: string };

/** A refusal of the user pool, by its own word such as `NotAuthorizedException`. */
export class CognitoRefusal extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

const Refusal = z.object({ __type: z.optional(z.string()), message: z.optional(z.string()) });

/** The user pool's JSON API, called directly: its SDK is larger than our whole login page. */
const ask = async (target: string, request: Record<string, unknown>): Promise<unknown> => {
  const { region, cognitoEndpoint } = await config();
  const answer = await fetch(cognitoEndpoint ?? `https://cognito-idp.${region}.amazonaws.com/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${target}`,
    },
    body: JSON.stringify(request),
  });
  const text = await answer.text();
  const body: unknown = text ? JSON.parse(text) : {};
  if (answer.ok) return body;
  const { __type = 'UnknownError', message = '' } = Refusal.parse(body);
  throw new CognitoRefusal(__type.split('#').at(-1) ?? __type, message);
};

const nextStep = (username: string, answer: Answer): Step => {
  const { AuthenticationResult: tokens, ChallengeName: challenge, Session: session = '' } = answer;
  if (tokens) return { step: 'signed-in', tokens };
  if (challenge === 'NEW_PASSWORD_REQUIRED') return { step: 'new-password', username, session };
  if (challenge === 'MFA_SETUP') return { step: 'enrol-totp', username, session };
  if (challenge === 'SOFTWARE_TOKEN_MFA') return { step: 'totp', username, session };
  return { step: 'unsupported', challenge: challenge ?? 'none' };
};

const respond = async (
  challenge: string,
  username: string,
  session: string | undefined,
  responses: Record<string, string>,
): Promise<Step> => {
  const { clientId } = await config();
  const answer = await ask('RespondToAuthChallenge', {
    ClientId: clientId,
    ChallengeName: challenge,
    Session: session,
    ChallengeResponses: { USERNAME: username, ...responses },
  });
  return nextStep(username, Answer.parse(answer));
};

export const signIn = async (username: string, password: string): Promise<Step> => {
  const { clientId, userPoolId, authFlow } = await config();
  if (authFlow === 'USER_PASSWORD_AUTH') {
    const request = {
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: clientId,
      AuthParameters: { USERNAME: username, PASSWORD: password },
    };
    return nextStep(username, Answer.parse(await ask('InitiateAuth', request)));
  }
  const srp = beginSrp();
  const request = {
    AuthFlow: 'USER_SRP_AUTH',
    ClientId: clientId,
    AuthParameters: { USERNAME: username, SRP_A: srp.publicValue },
  };
  const answer = Answer.parse(await ask('InitiateAuth', request));
  const asked = answer.ChallengeParameters ?? {};
  const userId = asked['USER_ID_FOR_SRP'] ?? username;
  const proof = await answerPasswordVerifier({ srp, userPoolId, userId, password, asked, now: new Date() });
  return respond('PASSWORD_VERIFIER', userId, answer.Session, proof);
};

export const setNewPassword = (username: string, session: string, password: string): Promise<Step> =>
  respond('NEW_PASSWORD_REQUIRED', username, session, { NEW_PASSWORD: password });

export const answerTotp = (username: string, session: string, code: string): Promise<Step> =>
  respond('SOFTWARE_TOKEN_MFA', username, session, { SOFTWARE_TOKEN_MFA_CODE: code });

const Associated = z.object({ SecretCode: z.string(), Session: z.optional(z.string()) });

/** Either during login (by session) or later, from "My settings" (by access token). */
export type Proof = { session: string } | { accessToken: string };
const proven = (proof: Proof) => ('session' in proof ? { Session: proof.session } : { AccessToken: proof.accessToken });

export const beginTotpEnrolment = async (proof: Proof): Promise<{ secret: string; session?: string | undefined }> => {
  const { SecretCode: secret, Session: session } = Associated.parse(await ask('AssociateSoftwareToken', proven(proof)));
  return { secret, session };
};

const Verified = z.object({ Status: z.string(), Session: z.optional(z.string()) });

const verifyTotp = async (proof: Proof, code: string): Promise<string | undefined> => {
  const answer = await ask('VerifySoftwareToken', { ...proven(proof), UserCode: code, FriendlyDeviceName: 'phone' });
  const { Status: status, Session: session } = Verified.parse(answer);
  if (status !== 'SUCCESS') throw new CognitoRefusal('EnableSoftwareTokenMFAException', status);
  return session;
};

export const finishTotpAtLogin = async (username: string, session: string, code: string): Promise<Step> => {
  const next = await verifyTotp({ session }, code);
  return respond('MFA_SETUP', username, next ?? session, {});
};

export const finishTotpForMe = async (accessToken: string, code: string): Promise<void> => {
  await verifyTotp({ accessToken }, code);
  await ask('SetUserMFAPreference', {
    AccessToken: accessToken,
    SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
  });
};

const Me = z.object({ UserMFASettingList: z.optional(z.array(z.string())) });

export const hasTotp = async (accessToken: string): Promise<boolean> => {
  const { UserMFASettingList: methods = [] } = Me.parse(await ask('GetUser', { AccessToken: accessToken }));
  return methods.includes('SOFTWARE_TOKEN_MFA');
};

export const changePassword = async (accessToken: string, previous: string, proposed: string): Promise<void> => {
  await ask('ChangePassword', { AccessToken: accessToken, PreviousPassword: previous, ProposedPassword: proposed });
};

export const requestPasswordReset = async (username: string): Promise<void> => {
  const { clientId } = await config();
  await ask('ForgotPassword', { ClientId: clientId, Username: username });
};

export const confirmPasswordReset = async (username: string, code: string, password: string): Promise<void> => {
  const { clientId } = await config();
  const request = { ClientId: clientId, Username: username, ConfirmationCode: code, Password: password };
  await ask('ConfirmForgotPassword', request);
};

export const renewTokens = async (refreshToken: string): Promise<Tokens> => {
  const { clientId } = await config();
  const request = {
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    ClientId: clientId,
    AuthParameters: { REFRESH_TOKEN: refreshToken },
  };
  const { AuthenticationResult: tokens } = Answer.parse(await ask('InitiateAuth', request));
  if (!tokens) throw new CognitoRefusal('NotAuthorizedException', 'no tokens were given');
  return tokens;
};

/** So that a copied refresh token is worthless after log out. */
export const revokeTokens = async (refreshToken: string): Promise<void> => {
  const { clientId } = await config();
  await ask('RevokeToken', { ClientId: clientId, Token: refreshToken });
};
