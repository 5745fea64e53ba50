import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolGroup,
  FeaturePlan,
  Mfa,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { jobs } from '#shared/access/jobs';
import type { Settings } from '../settings.ts';

export type StaffPool = { pool: UserPool; client: UserPoolClient };

/** Who may sign in. Nobody signs up: admin invites, and a group per job says what they may do. */
export const createStaffPool = (scope: Construct, { mfa, threatProtection }: Settings): StaffPool => {
  const pool = new UserPool(scope, 'Staff', {
    signInAliases: { email: true },
    signInCaseSensitive: false,
    selfSignUpEnabled: false,
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    mfa: mfa === 'required' ? Mfa.REQUIRED : Mfa.OPTIONAL,
    mfaSecondFactor: { sms: false, otp: true },
    passwordPolicy: {
      minLength: 12,
      requireLowercase: true,
      requireUppercase: true,
      requireDigits: true,
      requireSymbols: true,
      tempPasswordValidity: Duration.days(7),
    },
    featurePlan: threatProtection ? FeaturePlan.PLUS : FeaturePlan.ESSENTIALS,
    ...(threatProtection ? { standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION } : {}),
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });

  for (const [precedence, groupName] of jobs.entries()) {
    new CfnUserPoolGroup(scope, `Job${groupName}`, { userPoolId: pool.userPoolId, groupName, precedence });
  }

  const client = pool.addClient('Web', {
    authFlows: { userSrp: true },
    disableOAuth: true,
    generateSecret: false,
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    accessTokenValidity: Duration.minutes(15),
    idTokenValidity: Duration.minutes(15),
    refreshTokenValidity: Duration.hours(12),
  });
  return { pool, client };
};
