import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { decryptDataKey, generateDataKey, mac } from '../aws/kms.ts';
import type { Erasure } from '#shared/access/erasure';
import { DomainError } from '#shared/kernel/errors';
import { insert, type Write } from '../table/commit.ts';
import { keys } from '../table/keys.ts';
import { getItem, tableName } from '../table/table.ts';

/** After an erasure the item stays as a tombstone; a new secret gives it a new key, which opens nothing of before. */
const StoredKey = z.object({
  wrapped: z.optional(z.string()),
  erasedAt: z.optional(z.string()),
  individual: z.optional(z.boolean()),
});

/** What an erased value is replaced by: no key opens it. */
export const erasedValue = '';

/** A party's data key. Destroying its item erases every secret of the party, in items and audit alike. */
export type PartyKey = {
  seal: (field: string, value: unknown) => string;
  open: (field: string, sealed: string) => unknown;
  /** The write that stores a key made just now; of one that was there, that it still is when what it seals is stored. */
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
    if (sealed === erasedValue) throw new DomainError('NOT_FOUND', 'this value was erased');
    const bytes = Buffer.from(sealed.slice(3), 'base64');
    const decipher = createDecipheriv('aes-256-gcm', plain, bytes.subarray(0, 12)).setAAD(associated(partyId, field));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return JSON.parse(
      Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'),
    ) as unknown;
  },
  writes,
});

/** The party's key where it has one; undefined when there are no secrets or they were erased. */
export const existingPartyKey = async (partyId: string): Promise<PartyKey | undefined> =>
  keyOf(partyId, await storedKey(partyId));

/** The party's key, made at its first secret. Its `writes` go into the transaction of that secret. */
export const partyKey = async (partyId: string): Promise<PartyKey> => {
  const stored = await storedKey(partyId);
  const existing = await keyOf(partyId, stored);
  if (existing) return existing;
  const { plain, wrapped } = await generateDataKey({ partyId });
  return keyOver(partyId, plain, [keyWrite(partyId, { ...stored, wrapped }, stored)]);
};

/** The last erasure of a party's secrets. */
export const erasureOf = async (partyId: string): Promise<Erasure | undefined> => {
  const { erasedAt, individual } = (await storedKey(partyId)) ?? {};
  return erasedAt ? { erasedAt, individual } : undefined;
};

/** Destroys the key: every secret of the party is unreadable from then on, in items and audit alike. */
export const eraseKey = async (partyId: string, { erasedAt, individual }: Erasure): Promise<Write> => {
  const stored = await storedKey(partyId);
  return keyWrite(partyId, { erasedAt, individual: individual ?? stored?.individual }, stored);
};

type Stored = z.infer<typeof StoredKey>;

const storedKey = async (partyId: string): Promise<Stored | undefined> => {
  const item = await getItem(keys.partyDataKey(partyId));
  return item ? StoredKey.parse(item) : undefined;
};

const keyOf = async (partyId: string, stored: Stored | undefined): Promise<PartyKey | undefined> =>
  stored?.wrapped
    ? keyOver(partyId, await decryptDataKey(stored.wrapped, { partyId }), [keyWrite(partyId, stored, stored)])
    : undefined;

/** Over what was just read: a key that someone else made meanwhile is neither lost nor kept by accident. */
const keyWrite = (partyId: string, item: Stored, stored: Stored | undefined): Write => {
  const written = insert({ ...keys.partyDataKey(partyId), ...item });
  if (!stored) return written;
  const unchanged = stored.wrapped
    ? { ConditionExpression: '#wrapped = :seen', ExpressionAttributeValues: { ':seen': stored.wrapped } }
    : { ConditionExpression: 'attribute_not_exists(#wrapped)' };
  return {
    ...written,
    action: {
      Put: {
        TableName: tableName(),
        Item: { ...keys.partyDataKey(partyId), ...item },
        ExpressionAttributeNames: { '#wrapped': 'wrapped' },
        ...unchanged,
      },
    },
  };
};

/** Equality of a secret without its value: HMAC under an index key of its own. */
export const blindIndex = (field: string, normalised: string): Promise<string> => mac(`${field}|${normalised}`);
