import { randomBytes } from 'node:crypto';
import { type JsonObject, objectOf, parseObject, textOr } from '../json.ts';
import { jsonAnswer, notHere, Refusal } from '../gateway/refusal.ts';
import type { Service } from '../gateway/service.ts';
import type { Resource, Template } from '../template/template.ts';
import { macOf, open, seal, sealedUnder } from './envelope.ts';
import type { KeyFile } from './key-file.ts';

type KmsKey = { id: string; arn: string; macs: boolean };

const keyOf = ({ identity, properties }: Resource): KmsKey => ({
  id: identity.ref,
  arn: identity.attributes.Arn ?? '',
  macs: textOr(properties.KeySpec, '').startsWith('HMAC_'),
});

export const kmsKeysOf = (template: Template): KmsKey[] => template.ofType('AWS::KMS::Key').map(keyOf);

const bytes = (value: unknown): Buffer => Buffer.from(textOr(value, ''), 'base64');

type Known = { named: (given: string) => KmsKey; material: (key: KmsKey) => Buffer };

const forMac = (key: KmsKey, wanted: boolean): KmsKey => {
  if (key.macs !== wanted)
    throw new Refusal('InvalidKeyUsageException', `${key.arn} is not of the kind this operation needs.`);
  return key;
};

const generateDataKey = (body: JsonObject, { named, material }: Known): JsonObject => {
  const key = forMac(named(textOr(body.KeyId, '')), false);
  const plain = randomBytes(body.KeySpec === 'AES_128' ? 16 : Number(body.NumberOfBytes ?? 32));
  const sealed = seal(key.id, material(key), plain, objectOf(body.EncryptionContext));
  return { KeyId: key.arn, Plaintext: plain.toString('base64'), CiphertextBlob: sealed.toString('base64') };
};

const decrypt = (body: JsonObject, { named, material }: Known): JsonObject => {
  const blob = bytes(body.CiphertextBlob);
  const key = forMac(named(sealedUnder(blob) ?? ''), false);
  if (body.KeyId !== undefined && named(textOr(body.KeyId, '')).id !== key.id) {
    throw new Refusal(
      'IncorrectKeyException',
      'The key ID in the request does not identify the key of this ciphertext.',
    );
  }
  const plain = open(material(key), blob, objectOf(body.EncryptionContext));
  if (!plain) throw new Refusal('InvalidCiphertextException', '');
  return { KeyId: key.arn, Plaintext: plain.toString('base64'), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
};

const generateMac = (body: JsonObject, { named, material }: Known): JsonObject => {
  const key = forMac(named(textOr(body.KeyId, '')), true);
  const mac = macOf(material(key), bytes(body.Message));
  return { KeyId: key.arn, Mac: mac.toString('base64'), MacAlgorithm: 'HMAC_SHA_256' };
};

const operations: Record<string, (body: JsonObject, known: Known) => JsonObject> = {
  GenerateDataKey: generateDataKey,
  Decrypt: decrypt,
  GenerateMac: generateMac,
};

/** KMS over a key file. Three operations: what the product's field encryption needs, and nothing that gives a key away. */
export const kmsService = (keys: KmsKey[], file: KeyFile): Service => {
  const known: Known = {
    named: (given) => {
      const found = keys.find(({ id, arn }) => given === id || given === arn);
      if (!found) throw new Refusal('NotFoundException', `Key '${given}' does not exist`);
      return found;
    },
    material: ({ id, arn }) => {
      const key = file.get(id);
      if (!key) throw new Refusal('KMSInvalidStateException', `${arn} has no material in the key file.`);
      return key;
    },
  };
  return {
    protocol: 'json',
    asks: ({ operation, body }) => {
      if (!operations[operation]) throw notHere('KMS', operation);
      const { KeyId, CiphertextBlob, EncryptionContext } = parseObject(body.toString('utf8'));
      const key = known.named(textOr(KeyId, sealedUnder(bytes(CiphertextBlob)) ?? ''));
      const pairs = Object.entries(objectOf(EncryptionContext));
      const context = Object.fromEntries(
        pairs.map(([name, value]) => [`kms:EncryptionContext:${name}`, [String(value)]]),
      );
      return [{ action: `kms:${operation}`, resource: key.arn, context }];
    },
    answer: ({ operation, body }) => {
      const run = operations[operation];
      if (!run) throw notHere('KMS', operation);
      return Promise.resolve(jsonAnswer(run(parseObject(body.toString('utf8')), known)));
    },
  };
};
