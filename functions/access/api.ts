import { router } from '#platform/http/router';
import { handler as activateStaff } from './activate-staff.ts';
import { handler as changeMe } from './change-me.ts';
import { handler as changeStaff } from './change-staff.ts';
import { handler as deactivateStaff } from './deactivate-staff.ts';
import { handler as erasePersonalDetails } from './erase-personal-details.ts';
import { handler as getMe } from './get-me.ts';
import { handler as getPartyAudit } from './get-party-audit.ts';
import { handler as getPersonalDetails } from './get-personal-details.ts';
import { handler as getSettingsAudit } from './get-settings-audit.ts';
import { handler as getStaffAudit } from './get-staff-audit.ts';
import { handler as getStaff } from './get-staff.ts';
import { handler as inviteStaff } from './invite-staff.ts';
import { handler as listStaff } from './list-staff.ts';
import { handler as resetMfa } from './reset-mfa.ts';
import { handler as resetPassword } from './reset-password.ts';
import { handler as restoreValue } from './restore-value.ts';

export const handler = router([
  getMe,
  changeMe,
  listStaff,
  inviteStaff,
  getStaff,
  changeStaff,
  deactivateStaff,
  activateStaff,
  resetMfa,
  resetPassword,
  getStaffAudit,
  getPartyAudit,
  restoreValue,
  getSettingsAudit,
  getPersonalDetails,
  erasePersonalDetails,
]);
