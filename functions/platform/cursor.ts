import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { DomainError } from '#shared/kernel/errors';
import { mac } from './aws/kms.ts';

const cipher = 'aes-256-gcm';
const [ivBytes, tagBytes] = [12, 16];

let key: Promise<Buffer> | undefined;
/** One key for all functions, from the index key; it never leaves memory and needs no secret in the environment. */
const cursorKey = async (): Promise<Buffer> => {
  key ??= mac('cursor.v1').then((text) => Buffer.from(text, 'base64'));
  try {
    return await key;
  } catch (error) {
    key = undefined;
    throw error;
  }
};

/** A place in a list as text that tells nothing and opens only for the same person and query: `binding` names both. */
export const sealCursor = async (place: unknown, binding: string): Promise<string> => {
  const iv = randomBytes(ivBytes);
  const sealing = createCipheriv(cipher, await cursorKey(), iv);
  sealing.setAAD(Buffer.from(binding));
  const sealed = Buffer.concat([sealing.update(JSON.stringify(place)), sealing.final()]);
  return Buffer.concat([iv, sealed, sealing.getAuthTag()]).toString('base64url');
};

export const openCursor = async (cursor: string, binding: string): Promise<unknown> => {
  const bytes = Buffer.from(cursor, 'base64url');
  if (bytes.length <= ivBytes + tagBytes) throw invalid();
  const opening = createDecipheriv(cipher, await cursorKey(), bytes.subarray(0, ivBytes));
  opening.setAAD(Buffer.from(binding));
  opening.setAuthTag(bytes.subarray(-tagBytes));
  try {
    const opened = Buffer.concat([opening.update(bytes.subarray(ivBytes, -tagBytes)), opening.final()]);
    return JSON.parse(opened.toString());
  } catch {
    throw invalid();
  }
};

const invalid = (): DomainError => new DomainError('CURSOR_INVALID', 'this cursor belongs to another list or person');
