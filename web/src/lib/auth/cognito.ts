import { config } from '#lib/config.ts';
import { field, isObject, number, text, texts } from '#lib/reading.ts';
import { answerPasswordVerifier, beginSrp } from './srp.ts';

export type Tokens = { access: string; id: string; refresh: string | undefined; seconds: number };

/** A pool that does not say how long a token lasts gives the 15 minutes that we set. */
const tokensIn = (answer: unknown): Tokens | undefined => {
  const result = isObject(answer) ? answer['AuthenticationResult'] : undefined;
  if (!isObject(result)) return undefined;
  const seconds = number(result, 'ExpiresIn') ?? 900;
  return {
    access: field(result, 'AccessToken'),
    id: field(result, 'IdToken'),
    refresh: text(result, 'RefreshToken'),
    seconds,
  };
};

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
  const said = await answer.text();
  const body: unknown = said ? JSON.parse(said) : {};
  if (answer.ok) return body;
  const type = text(body, '__type') ?? 'UnknownError';
  throw new CognitoRefusal(type.split('#').at(-1) ?? type, text(body, 'message') ?? '');
};

const nextStep = (username: string, answer: unknown): Step => {
  const tokens = tokensIn(answer);
  const challenge = text(answer, 'ChallengeName');
  const session = text(answer, 'Session') ?? '';
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
  return nextStep(username, answer);
};

export const signIn = async (username: string, password: string): Promise<Step> => {
  const { clientId, userPoolId, authFlow } = await config();
  if (authFlow === 'USER_PASSWORD_AUTH') {
    const request = {
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: clientId,
      AuthParameters: { USERNAME: username, PASSWORD: password },
    };
    return nextStep(username, await ask('InitiateAuth', request));
  }
  const srp = beginSrp();
  const request = {
    AuthFlow: 'USER_SRP_AUTH',
    ClientId: clientId,
    AuthParameters: { USERNAME: username, SRP_A: srp.publicValue },
  };
  const answer = await ask('InitiateAuth', request);
  const asked = isObject(answer) ? answer['ChallengeParameters'] : undefined;
  const userId = text(asked, 'USER_ID_FOR_SRP') ?? username;
  const challenge = {
    salt: field(asked, 'SALT'),
    serverValue: field(asked, 'SRP_B'),
    secretBlock: field(asked, 'SECRET_BLOCK'),
  };
  const proof = await answerPasswordVerifier({ srp, userPoolId, userId, password, ...challenge, now: new Date() });
  return respond('PASSWORD_VERIFIER', userId, text(answer, 'Session'), proof);
};

export const setNewPassword = (username: string, session: string, password: string): Promise<Step> =>
  respond('NEW_PASSWORD_REQUIRED', username, session, { NEW_PASSWORD: password });

export const answerTotp = (username: string, session: string, code: string): Promise<Step> =>
  respond('SOFTWARE_TOKEN_MFA', username, session, { SOFTWARE_TOKEN_MFA_CODE: code });

/** Either during login (by session) or later, from "My settings" (by access token). */
export type Proof = { session: string } | { accessToken: string };
const proven = (proof: Proof) => ('session' in proof ? { Session: proof.session } : { AccessToken: proof.accessToken });

export const beginTotpEnrolment = async (proof: Proof): Promise<{ secret: string; session?: string | undefined }> => {
  const answer = await ask('AssociateSoftwareToken', proven(proof));
  return { secret: field(answer, 'SecretCode'), session: text(answer, 'Session') };
};

const verifyTotp = async (proof: Proof, code: string): Promise<string | undefined> => {
  const answer = await ask('VerifySoftwareToken', { ...proven(proof), UserCode: code, FriendlyDeviceName: 'phone' });
  const status = text(answer, 'Status') ?? '';
  if (status !== 'SUCCESS') throw new CognitoRefusal('EnableSoftwareTokenMFAException', status);
  return text(answer, 'Session');
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

export const hasTotp = async (accessToken: string): Promise<boolean> => {
  const answer = await ask('GetUser', { AccessToken: accessToken });
  return texts(answer, 'UserMFASettingList').includes('SOFTWARE_TOKEN_MFA');
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
  const tokens = tokensIn(await ask('InitiateAuth', request));
  if (!tokens) throw new CognitoRefusal('NotAuthorizedException', 'no tokens were given');
  return tokens;
};

/** So that a copied refresh token is worthless after log out. */
export const revokeTokens = async (refreshToken: string): Promise<void> => {
  const { clientId } = await config();
  await ask('RevokeToken', { ClientId: clientId, Token: refreshToken });
};
