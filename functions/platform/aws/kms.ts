import * as z from 'zod/mini';
import { env } from '../env.ts';
import { callJson } from './client.ts';

const DataKey = z.object({ Plaintext: z.string(), CiphertextBlob: z.string() });
const Plain = z.object({ Plaintext: z.string() });
const Mac = z.object({ Mac: z.string() });
type Context = Record<string, string>;

const kms = (operation: string, body: object): Promise<unknown> =>
  callJson({ service: 'kms', target: `TrentService.${operation}`, body });

/** A new 256-bit data key under the secrets key: `plain` to use now, `wrapped` (base64) to store. */
export const generateDataKey = async (context: Context): Promise<{ plain: Buffer; wrapped: string }> => {
  const key = DataKey.parse(
    await kms('GenerateDataKey', { KeyId: env('SECRETS_KEY_ID'), KeySpec: 'AES_256', EncryptionContext: context }),
  );
  return { plain: Buffer.from(key.Plaintext, 'base64'), wrapped: key.CiphertextBlob };
};

export const decryptDataKey = async (wrapped: string, context: Context): Promise<Buffer> => {
  const answer = Plain.parse(
    await kms('Decrypt', { KeyId: env('SECRETS_KEY_ID'), CiphertextBlob: wrapped, EncryptionContext: context }),
  );
  return Buffer.from(answer.Plaintext, 'base64');
};

/** HMAC-SHA-256 under the index key (base64): blind indexes and the cursor key. */
export const mac = async (message: string): Promise<string> => {
  const body = {
    KeyId: env('INDEX_KEY_ID'),
    Message: Buffer.from(message).toString('base64'),
    MacAlgorithm: 'HMAC_SHA_256',
  };
  return Mac.parse(await kms('GenerateMac', body)).Mac;
};
