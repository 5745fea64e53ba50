import { RemovalPolicy } from 'aws-cdk-lib';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

export type SecretKeys = { secrets: Key; index: Key };

/** Losing either loses the secret fields: they outlive the stack and take a month to delete. */
export const createSecretKeys = (scope: Construct): SecretKeys => ({
  secrets: new Key(scope, 'SecretsKey', {
    description: 'Wraps the data key of each party: bank accounts, persons, formulas',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  }),
  index: new Key(scope, 'IndexKey', {
    description: 'Makes the blind index by which an equal secret value is found',
    keySpec: KeySpec.HMAC_256,
    keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
    removalPolicy: RemovalPolicy.RETAIN,
  }),
});
