import { randomBytes } from 'node:crypto';
import { type JsonObject, objectOf, textOf } from '../json.ts';
import { PoolError } from './pool-error.ts';
import type { UserPools } from './user-pool.ts';

type Change = (body: JsonObject) => Record<string, unknown>;

/** What the product asks of a pool and cognito-local does not have: each is a change of the user's record. */
const changes: Record<string, Change> = {
  AdminUserGlobalSignOut: () => ({ RefreshTokens: [] }),
  AdminResetUserPassword: () => ({ UserStatus: 'RESET_REQUIRED' }),
  AdminSetUserMFAPreference: (body) => {
    const enabled = objectOf(body.SoftwareTokenMfaSettings).Enabled === true;
    return enabled
      ? { UserMFASettingList: ['SOFTWARE_TOKEN_MFA'] }
      : { UserMFASettingList: [], PreferredMfaSetting: undefined, SoftwareTokenMfaConfiguration: undefined };
  },
};

/** An invitation sent again, with a new temporary password, as Cognito does. */
export const resendInvitation = async ({ services, context }: UserPools, body: JsonObject): Promise<JsonObject> => {
  const pool = await services.cognito.getUserPool(context, textOf(body.UserPoolId, 'UserPoolId'));
  const user = await pool.getUserByUsername(context, textOf(body.Username, 'Username'));
  if (!user) throw new PoolError('UserNotFoundException', 'User does not exist.');
  if (user.UserStatus !== 'FORCE_CHANGE_PASSWORD') {
    throw new PoolError(
      'UnsupportedUserStateException',
      'Resend not possible. The user is not in FORCE_CHANGE_PASSWORD.',
    );
  }
  const Password = randomBytes(6).toString('base64url');
  await pool.saveUser(context, { ...user, Password, UserLastModifiedDate: services.clock.get() });
  const to = user.Attributes.find(({ Name }) => Name === 'email')?.Value ?? '';
  const delivery = { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: to } as const;
  await services.messages.deliver(
    context,
    'AdminCreateUser',
    null,
    pool.options.Id,
    user,
    Password,
    undefined,
    delivery,
  );
  return {
    User: { Username: user.Username, Attributes: user.Attributes, Enabled: user.Enabled, UserStatus: user.UserStatus },
  };
};

export const isOwnOperation = (operation: string): boolean => operation in changes;

export const runOwnOperation = async (
  { services, context }: UserPools,
  operation: string,
  body: JsonObject,
): Promise<JsonObject> => {
  const pool = await services.cognito.getUserPool(context, textOf(body.UserPoolId, 'UserPoolId'));
  const user = await pool.getUserByUsername(context, textOf(body.Username, 'Username'));
  if (!user) throw new PoolError('UserNotFoundException', 'User does not exist.');
  await pool.saveUser(context, { ...user, ...changes[operation]?.(body), UserLastModifiedDate: services.clock.get() });
  return {};
};
