import type { KeyObject } from 'node:crypto';
import { claimsAsText, claimsOf, type Wanted } from '../staff/tokens.ts';

export type Authoriser = (authorization: string | undefined, wanted: Wanted) => Record<string, string> | undefined;

const largestCache = 500;

/** The HTTP API's JWT authoriser. A token that was found genuine is not checked again until it expires. */
export const createAuthoriser = (key: KeyObject): Authoriser => {
  const genuine = new Map<string, { claims: Record<string, string>; until: number }>();
  return (authorization, wanted) => {
    const token = (authorization ?? '').replace(/^Bearer\s+/i, '');
    if (token === '') return undefined;
    const name = `${wanted.issuer} ${wanted.audience.join()} ${token}`;
    const known = genuine.get(name);
    if (known && known.until > Date.now()) return known.claims;
    const claims = claimsOf(token, key, wanted, Date.now());
    if (!claims) return undefined;
    const text = claimsAsText(claims);
    if (genuine.size >= largestCache) genuine.clear();
    genuine.set(name, { claims: text, until: Number(claims.exp) * 1_000 });
    return text;
  };
};
