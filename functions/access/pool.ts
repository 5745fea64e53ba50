import * as z from 'zod/mini';
import { AwsError } from '#platform/aws/client';
import { userPool } from '#platform/aws/user-pool';
import { jobs, type Job } from '#shared/access/jobs';
import type { Account, Staff } from '#shared/access/staff';

const Attributes = z.array(z.object({ Name: z.string(), Value: z.optional(z.string()) }));
const PoolUser = z.object({
  Enabled: z.boolean(),
  UserStatus: z.string(),
  UserAttributes: Attributes,
  UserMFASettingList: z.optional(z.nullable(z.array(z.string()))),
});

const subOf = (attributes: z.infer<typeof Attributes>): string => {
  const sub = attributes.find(({ Name }) => Name === 'sub')?.Value;
  if (!sub) throw new Error('the user pool gave no sub');
  return sub;
};

const isNamed = (error: unknown, name: string): boolean => error instanceof AwsError && error.name === name;

const readUser = async (email: string): Promise<z.infer<typeof PoolUser>> =>
  PoolUser.parse(await userPool('AdminGetUser', { Username: email }));

/** The person's account and its id; one that an interrupted invitation left behind is taken up again. */
export const openAccount = async (email: string): Promise<string> => {
  try {
    const created = await userPool('AdminCreateUser', {
      Username: email,
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ],
      DesiredDeliveryMediums: ['EMAIL'],
    });
    return subOf(z.object({ User: z.object({ Attributes }) }).parse(created).User.Attributes);
  } catch (error) {
    if (!isNamed(error, 'UsernameExistsException')) throw error;
    return subOf((await readUser(email)).UserAttributes);
  }
};

/** The groups follow the staff item, which is what rights are read from. */
export const setGroups = async (email: string, wanted: readonly Job[], before: readonly Job[] = []): Promise<void> => {
  for (const job of jobs) {
    const call = { Username: email, GroupName: job };
    if (wanted.includes(job)) await userPool('AdminAddUserToGroup', call);
    else if (before.includes(job)) await userPool('AdminRemoveUserFromGroup', call);
  }
};

export const accountOf = async ({ email }: Staff): Promise<Account | undefined> => {
  try {
    const { Enabled, UserStatus, UserMFASettingList } = await readUser(email);
    return { enabled: Enabled, status: UserStatus, mfa: (UserMFASettingList ?? []).length > 0 };
  } catch (error) {
    if (isNamed(error, 'UserNotFoundException')) return undefined;
    throw error;
  }
};

const ask =
  (operation: string, more: object = {}) =>
  async ({ email }: Staff): Promise<void> => {
    await userPool(operation, { Username: email, ...more });
  };

/** Tokens in use die with the staff item within 30 s; refresh tokens die here. */
export const signOut = ask('AdminUserGlobalSignOut');
export const disableAccount = ask('AdminDisableUser');
export const enableAccount = ask('AdminEnableUser');
export const forgetSecondFactor = ask('AdminSetUserMFAPreference', {
  SoftwareTokenMfaSettings: { Enabled: false, PreferredMfa: false },
});

/** A new invitation where the first was never used, else a code to choose a new password. */
export const sendNewPassword = async (staff: Staff): Promise<void> => {
  const { UserStatus } = await readUser(staff.email);
  const invited = UserStatus === 'FORCE_CHANGE_PASSWORD';
  if (invited) await ask('AdminCreateUser', { MessageAction: 'RESEND', DesiredDeliveryMediums: ['EMAIL'] })(staff);
  else await ask('AdminResetUserPassword')(staff);
};
