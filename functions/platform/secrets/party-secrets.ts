import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { decryptDataKey, generateDataKey, mac } from '../aws/kms.ts';
import { insert, type Write } from '../table/commit.ts';
import { keys } from '../table/keys.ts';
import { getItem } from '../table/table.ts';

const StoredKey = z.object({ wrapped: z.string() });

/** A party's data key. Destroying its item erases every secret of the party, in items and audit alike. */
export type PartyKey = {
  seal: (field: string, value: unknown) => string;
  open: (field: string, sealed: string) => unknown;
  /** The write that stores a key made just now; empty when it was there already. */
  writes: Write[];
};

const associated = (partyId: string, field: string): Buffer => Buffer.from(`${partyId}|${field}`);

const keyOver = (partyId: string, plain: Buffer, writes: Write[]): PartyKey => ({
  // AES-256-GCM with party and field as associated data: a value moved to another field or party does not open.
  seal: (field, value) => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', plain, iv).setAAD(associated(partyId, field));
    const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
    return `v1.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')}`;
  },
  open: (field, sealed) => {
    const bytes = Buffer.from(sealed.slice(3), 'base64');
    const decipher = createDecipheriv('aes-256-gcm', plain, bytes.subarray(0, 12)).setAAD(associated(partyId, field));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')) as unknown;
  },
  writes,
});

/** The party's key where it has one; undefined when there are no secrets or they were erased. */
export const existingPartyKey = async (partyId: string): Promise<PartyKey | undefined> => {
  const item = await getItem(keys.partyDataKey(partyId));
  if (!item || item.erasedAt) return undefined;
  return keyOver(partyId, await decryptDataKey(StoredKey.parse(item).wrapped, { partyId }), []);
};

/** The party's key, made at its first secret. Its `writes` go into the transaction of that secret. */
export const partyKey = async (partyId: string): Promise<PartyKey> => {
  const existing = await existingPartyKey(partyId);
  if (existing) return existing;
  const { plain, wrapped } = await generateDataKey({ partyId });
  return keyOver(partyId, plain, [insert({ ...keys.partyDataKey(partyId), wrapped })]);
};

/** Equality of a secret without its value: HMAC under an index key of its own. */
export const blindIndex = (field: string, normalised: string): Promise<string> => mac(`${field}|${normalised}`);
