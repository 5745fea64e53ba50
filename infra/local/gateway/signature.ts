import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** A signed request as it arrived. `body` is absent where the signature does not cover it. */
export type Signed = { method: string; url: string; headers: IncomingHttpHeaders; body?: Buffer };

/** What a signature says about itself, before anything is checked. */
export type Claim = {
  accessKeyId: string;
  day: string;
  region: string;
  service: string;
  signedHeaders: string[];
  signature: string;
  at: string;
  /** Seconds of validity: only a pre-signed address has it. */
  expires?: number;
};

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();

const single = (value: string | string[] | undefined): string =>
  Array.isArray(value) ? value.join(',') : (value ?? '');

/** Reads the claim from the Authorization header or, for a pre-signed address, from the query. */
export const claimOf = ({ url, headers }: Signed): Claim | undefined => {
  const query = new URLSearchParams(url.split('?')[1] ?? '');
  const presigned = query.get('X-Amz-Signature');
  const header = single(headers.authorization);
  const found = /^AWS4-HMAC-SHA256 Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]+)$/.exec(header);
  const credential = presigned ? query.get('X-Amz-Credential') : found?.[1];
  const [accessKeyId, day, region, service, end] = (credential ?? '').split('/');
  if (!accessKeyId || !day || !region || !service || end !== 'aws4_request') return undefined;
  const signedHeaders = (presigned ? query.get('X-Amz-SignedHeaders') : found?.[2]) ?? 'host';
  const base = { accessKeyId, day, region, service, signedHeaders: signedHeaders.split(';') };
  if (!presigned) return { ...base, signature: found?.[3] ?? '', at: single(headers['x-amz-date']) };
  return {
    ...base,
    signature: presigned,
    at: query.get('X-Amz-Date') ?? '',
    expires: Number(query.get('X-Amz-Expires') ?? '86400'),
  };
};

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** S3 encodes each part of a path once; every other service encodes the path as it stands on the wire once more. */
const canonicalPath = (path: string, service: string): string => {
  const once = path
    .split('/')
    .map((part) => encode(decoded(part)))
    .join('/');
  return service === 's3' ? once : once.split('/').map(encode).join('/');
};

const canonicalQuery = (query: string): string =>
  query
    .split('&')
    .filter((pair) => pair !== '' && !pair.startsWith('X-Amz-Signature='))
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [encode(decoded(name)), encode(decoded(value.join('=').replace(/\+/g, ' ')))] as const;
    })
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

const payloadHash = ({ headers, body }: Signed, { expires, service }: Claim): string => {
  const said = single(headers['x-amz-content-sha256']);
  if (said !== '') return said;
  return expires !== undefined && service === 's3' ? 'UNSIGNED-PAYLOAD' : sha256(body ?? '');
};

const stringToSign = (request: Signed, claim: Claim): string => {
  const [path = '/', query = ''] = request.url.split('?');
  const headers = claim.signedHeaders.map(
    (name) => `${name}:${single(request.headers[name]).trim().replace(/\s+/g, ' ')}\n`,
  );
  const canonical = [
    request.method,
    canonicalPath(path, claim.service),
    canonicalQuery(query),
    headers.join(''),
    claim.signedHeaders.join(';'),
    payloadHash(request, claim),
  ].join('\n');
  const scope = `${claim.day}/${claim.region}/${claim.service}/aws4_request`;
  return ['AWS4-HMAC-SHA256', claim.at, scope, sha256(canonical)].join('\n');
};

const keys = new Map<string, Buffer>();

/** The day's signing key: four HMACs that are the same for every request of a function. */
const signingKey = (secret: string, { day, region, service }: Claim): Buffer => {
  const name = `${secret}/${day}/${region}/${service}`;
  const known = keys.get(name);
  if (known) return known;
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), service), 'aws4_request');
  if (keys.size > 500) keys.clear();
  keys.set(name, key);
  return key;
};

const instantOf = (at: string): number => {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(at);
  if (!parts) return Number.NaN;
  const [, year, month, day, hour, minute, second] = parts.map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
};

export type Verdict = 'genuine' | 'forged' | 'expired';

/** Whether the holder of this secret signed exactly this request, and its time has not run out. */
export const verify = (request: Signed, claim: Claim, secret: string, now: number): Verdict => {
  const expected = Buffer.from(hmac(signingKey(secret, claim), stringToSign(request, claim)).toString('hex'));
  const given = Buffer.from(claim.signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return 'forged';
  const covered = single(request.headers['x-amz-content-sha256']);
  if (request.body && /^[0-9a-f]{64}$/.test(covered) && covered !== sha256(request.body)) return 'forged';
  if (claim.expires === undefined) return 'genuine';
  return now <= instantOf(claim.at) + claim.expires * 1_000 ? 'genuine' : 'expired';
};
