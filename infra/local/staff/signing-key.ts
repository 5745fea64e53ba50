import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { CannotStart, exitCodes } from '../errors.ts';

const make = (file: string): string => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, pem, { mode: 0o600 });
  return pem;
};

/**
 * cognito-local signs with a key that is published in its package, so anyone could make a token. Each data folder gets
 * its own instead; the library reads the key from this module object whenever it signs.
 */
export const useOwnSigningKey = (file: string): KeyObject => {
  const pem = existsSync(file) ? readFileSync(file, 'utf8') : make(file);
  const shipped: unknown = createRequire(import.meta.url)('cognito-local/lib/keys/cognitoLocal.private.json');
  if (typeof shipped !== 'object' || shipped === null || !('pem' in shipped)) {
    throw new Error('cognito-local keeps its signing key elsewhere than expected');
  }
  shipped.pem = pem;
  try {
    return createPublicKey(createPrivateKey(pem));
  } catch {
    throw new CannotStart(
      `The signing key ${file} is damaged; delete it and everybody signs in anew.`,
      exitCodes.dataFolderDamaged,
    );
  }
};
