/**
 * Secure Remote Password (RFC 5054, 3072-bit group) as Amazon Cognito speaks it: the password never leaves the browser.
 * Held against Amazon's own `amazon-cognito-identity-js` in tests/unit/web/srp.test.ts, so that its 26 kB stay out of the site.
 */
const groupHex =
  'FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B' +
  '302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE6' +
  '49286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB9ED529077096966D' +
  '670C354E4ABC9804F1746C08CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718' +
  '3995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7D' +
  'B3970F85A6E1E4C7ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C' +
  'BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF';
const group = BigInt(`0x${groupHex}`);
const generator = 2n;

type Bytes = Uint8Array<ArrayBuffer>;

const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
const joined = (...parts: Bytes[]): Bytes => Uint8Array.from(parts.flatMap((part) => [...part]));
const fromHex = (hex: string): Bytes => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const toHex = (bytes: Bytes): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const toBase64 = (bytes: Bytes): string => btoa(String.fromCharCode(...bytes));
const asNumber = (bytes: Bytes): bigint => BigInt(`0x${toHex(bytes)}`);

/** Positive two's complement: an even number of digits, and a leading zero byte where the top bit is set. */
const padded = (value: bigint): Bytes => {
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return fromHex(/^[89a-f]/.test(even) ? `00${even}` : even);
};

const power = (base: bigint, exponent: bigint): bigint => {
  let result = 1n;
  let square = base % group;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % group;
    square = (square * square) % group;
  }
  return result;
};

const sha256 = async (bytes: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

const hmac = async (key: Bytes, message: Bytes): Promise<Bytes> => {
  const signer = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', signer, message));
};

export type Srp = { secret: bigint; publicValue: string };

export const beginSrp = (random: Bytes = crypto.getRandomValues(new Uint8Array(128))): Srp => {
  const secret = asNumber(random) % group;
  return { secret, publicValue: power(generator, secret).toString(16) };
};

type Credentials = { srp: Srp; poolName: string; userId: string; password: string; salt: string; serverValue: string };

/** The key both sides arrive at, 16 bytes. */
export const passwordKey = async (given: Credentials): Promise<Bytes> => {
  const theirs = BigInt(`0x${given.serverValue}`);
  if (theirs % group === 0n) throw new Error('the server sent an impossible value');
  const ours = BigInt(`0x${given.srp.publicValue}`);
  const mix = await sha256(joined(padded(ours), padded(theirs)));
  const u = asNumber(mix);
  if (u === 0n) throw new Error('the server sent an impossible value');
  const identity = await sha256(utf8(`${given.poolName}${given.userId}:${given.password}`));
  const x = asNumber(await sha256(joined(padded(BigInt(`0x${given.salt}`)), identity)));
  const k = asNumber(await sha256(joined(padded(group), padded(generator))));
  const base = (theirs - ((k * power(generator, x)) % group) + group) % group;
  const shared = power(base, given.srp.secret + u * x);
  const extracted = await hmac(padded(u), padded(shared));
  return (await hmac(extracted, joined(utf8('Caldera Derived Key'), Uint8Array.of(1)))).slice(0, 16);
};

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Tue Nov 24 08:06:21 UTC 2026`, the day without a leading zero: the pool compares the very string that was signed. */
export const srpTimestamp = (now: Date): string =>
  `${days[now.getUTCDay()]} ${months[now.getUTCMonth()]} ${now.getUTCDate()} ${now.toISOString().slice(11, 19)} UTC ${now.getUTCFullYear()}`;

type Verifier = {
  srp: Srp;
  userPoolId: string;
  userId: string;
  password: string;
  salt: string;
  serverValue: string;
  secretBlock: string;
  now: Date;
};

export const answerPasswordVerifier = async (given: Verifier): Promise<Record<string, string>> => {
  const { userPoolId, userId, secretBlock, now } = given;
  const poolName = userPoolId.split('_')[1] ?? userPoolId;
  const key = await passwordKey({ ...given, poolName });
  const timestamp = srpTimestamp(now);
  const signed = joined(utf8(poolName), utf8(userId), fromBase64(secretBlock), utf8(timestamp));
  return {
    PASSWORD_CLAIM_SECRET_BLOCK: secretBlock,
    PASSWORD_CLAIM_SIGNATURE: toBase64(await hmac(key, signed)),
    TIMESTAMP: timestamp,
  };
};
