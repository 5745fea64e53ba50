import { type KeyObject, verify } from 'node:crypto';
import { isObject, type JsonObject, parseObject, textsOf } from '../json.ts';

const decode = (part: string | undefined): JsonObject | undefined => {
  try {
    return parseObject(Buffer.from(part ?? '', 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

/** `anyAudience`: a refresh token names none. */
export type Wanted = { issuer: string; audience: string[]; anyAudience?: boolean };

/** What a JWT authoriser checks: signature, algorithm, issuer, audience or client, and the times. Not what the token is for. */
export const claimsOf = (
  token: string,
  key: KeyObject,
  { issuer, audience, anyAudience = false }: Wanted,
  now: number,
): JsonObject | undefined => {
  const [header, payload, signature] = token.split('.');
  if (!header || !payload || !signature || decode(header)?.alg !== 'RS256') return undefined;
  const genuine = verify('RSA-SHA256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'));
  const claims = genuine ? decode(payload) : undefined;
  if (!claims) return undefined;
  const seconds = now / 1_000;
  const { iss, aud, client_id, exp, nbf, iat } = claims;
  const meant = anyAudience || [...textsOf(aud), ...textsOf(client_id)].some((one) => audience.includes(one));
  const inTime = typeof exp === 'number' && exp > seconds && !(typeof nbf === 'number' && nbf > seconds);
  const notFromTheFuture = !(typeof iat === 'number' && iat > seconds + 60);
  return iss === issuer && meant && inTime && notFromTheFuture ? claims : undefined;
};

/** API Gateway's payload 2.0 gives every claim as text; a list is `[sales manager]`. */
export const claimsAsText = (claims: JsonObject): Record<string, string> =>
  Object.fromEntries(
    Object.entries(claims).map(([name, value]) => {
      if (Array.isArray(value)) return [name, `[${value.map(String).join(' ')}]`];
      return [name, isObject(value) ? JSON.stringify(value) : String(value)];
    }),
  );
