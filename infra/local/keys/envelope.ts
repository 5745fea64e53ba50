import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { JsonObject } from '../json.ts';

const ivBytes = 12;
const tagBytes = 16;

/** The encryption context is bound to the ciphertext, in an order that does not depend on the caller's. */
const associated = (context: JsonObject): Buffer =>
  Buffer.from(JSON.stringify(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))));

/** AES-256-GCM; the ciphertext names its key, as KMS's own does. */
export const seal = (keyId: string, key: Buffer, plain: Buffer, context: JsonObject): Buffer => {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(associated(context));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  const id = Buffer.from(keyId);
  return Buffer.concat([Buffer.from([1, id.length]), id, iv, cipher.getAuthTag(), sealed]);
};

/** Which key a ciphertext was made with; undefined when it is none of ours. */
export const sealedUnder = (blob: Buffer): string | undefined =>
  blob[0] === 1 ? blob.subarray(2, 2 + (blob[1] ?? 0)).toString('utf8') : undefined;

/** Undefined when anything about it was changed, its context included. */
export const open = (key: Buffer, blob: Buffer, context: JsonObject): Buffer | undefined => {
  const start = 2 + (blob[1] ?? 0);
  const iv = blob.subarray(start, start + ivBytes);
  const tag = blob.subarray(start + ivBytes, start + ivBytes + tagBytes);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(associated(context)).setAuthTag(tag);
    return Buffer.concat([decipher.update(blob.subarray(start + ivBytes + tagBytes)), decipher.final()]);
  } catch {
    return undefined;
  }
};

export const macOf = (key: Buffer, message: Buffer): Buffer => createHmac('sha256', key).update(message).digest();
