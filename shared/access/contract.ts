import * as z from 'zod/mini';
import { Instant } from '../kernel/dates.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { page, pageQuery, version } from '../kernel/paging.ts';
import { BankAccountView } from '../parties/bank-account.ts';
import { Persons } from '../parties/card.ts';
import { Contact, PartyId, StaffId } from '../parties/model.ts';
import { fieldClasses } from './field-classes.ts';
import { Job, RowScope } from './jobs.ts';
import { permissions } from './permissions.ts';
import { Locale, StaffFacts, StaffView } from './staff.ts';
import { VisibleEntry } from './visible-audit.ts';

const needed = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));
const reason = z.optional(z.nullable(z.string().check(z.trim(), z.maxLength(500))));
const ofStaff = z.object({ staffId: StaffId });
const ofParty = z.object({ partyId: PartyId });

/** What the signed-in person may do and see; the web shows and hides by it, the server decides by its own. */
export const Me = z.object({
  staffId: StaffId,
  name: z.string(),
  email: z.string(),
  jobs: z.array(Job),
  permissions: z.array(z.enum(permissions)),
  fields: z.partialRecord(z.enum(fieldClasses), z.enum(['read', 'edit'])),
  rows: RowScope,
  regions: z.array(z.string()),
  locale: Locale,
  version: z.int(),
});
export type Me = z.infer<typeof Me>;

export const getMe = endpoint({
  operation: 'access/get-me',
  method: 'GET',
  path: '/me',
  permission: 'signed-in',
  summary: 'Who is signed in, with permissions, field classes and rows.',
  result: Me,
});
export const changeMe = endpoint({
  operation: 'access/change-me',
  method: 'PATCH',
  path: '/me',
  permission: 'signed-in',
  summary: "Change one's own name or language.",
  body: z.object({ name: z.optional(StaffFacts.shape.name), locale: z.optional(Locale), version }),
  result: Me,
});

export const listStaff = endpoint({
  operation: 'access/list-staff',
  method: 'GET',
  path: '/staff',
  permission: 'staff:read',
  summary: 'Colleagues for pickers; admin sees e-mail, rows and regions too.',
  query: z.object({ ...pageQuery, active: z.optional(z.enum(['yes', 'no'])), job: z.optional(Job) }),
  result: page(StaffView),
});
export const getStaff = endpoint({
  operation: 'access/get-staff',
  method: 'GET',
  path: '/staff/{staffId}',
  permission: 'staff:read',
  summary: 'One colleague; for admin with the state of the account.',
  params: ofStaff,
  result: StaffView,
});
export const inviteStaff = endpoint({
  operation: 'access/invite-staff',
  method: 'POST',
  path: '/staff',
  permission: 'staff:admin',
  summary: 'Invite a person by e-mail with their jobs, rows and regions; a half-done invitation may be repeated.',
  body: z.object({ ...StaffFacts.shape, email: z.email().check(z.maxLength(120)) }),
  result: StaffView,
  status: 201,
});
export const changeStaff = endpoint({
  operation: 'access/change-staff',
  method: 'PATCH',
  path: '/staff/{staffId}',
  permission: 'staff:admin',
  summary: 'Change jobs, rows, regions, name or language of a person.',
  params: ofStaff,
  body: z.object({ ...z.partial(StaffFacts).shape, version, reason }),
  result: StaffView,
});

export const handoverRoles = ['customer', 'supplier'] as const;
export const Handover = z.object({
  staff: StaffView,
  /** Role profiles that changed keeper in this request. */
  handedOver: z.int(),
  /** Role profiles still kept by the person, and tasks still theirs: repeat the request until none is left. */
  remaining: z.int(),
  /** Open tasks that went to whoever takes over. */
  tasks: z.int(),
});
export const deactivateStaff = endpoint({
  operation: 'access/deactivate-staff',
  method: 'POST',
  path: '/staff/{staffId}/deactivate',
  permission: 'staff:admin',
  summary: 'Shut a person out at once and hand their parties over; repeated, it goes on with the handover.',
  params: ofStaff,
  body: z.object({ version, reason: needed, handoverTo: z.optional(z.partialRecord(z.enum(handoverRoles), StaffId)) }),
  result: Handover,
});
export const activateStaff = endpoint({
  operation: 'access/activate-staff',
  method: 'POST',
  path: '/staff/{staffId}/activate',
  permission: 'staff:admin',
  summary: 'Let a deactivated person in again.',
  params: ofStaff,
  body: z.object({ version, reason }),
  result: StaffView,
});
export const resetMfa = endpoint({
  operation: 'access/reset-mfa',
  method: 'POST',
  path: '/staff/{staffId}/reset-mfa',
  permission: 'staff:admin',
  summary: 'A lost device: the second factor is enrolled anew at the next sign-in.',
  params: ofStaff,
  body: z.object({ reason: needed }),
  result: StaffView,
});
export const resetPassword = endpoint({
  operation: 'access/reset-password',
  method: 'POST',
  path: '/staff/{staffId}/reset-password',
  permission: 'staff:admin',
  summary: 'Send a new invitation, or a code to set a new password.',
  params: ofStaff,
  body: z.object({ reason }),
  result: StaffView,
});

export const getPartyAudit = endpoint({
  operation: 'access/get-party-audit',
  method: 'GET',
  path: '/parties/{partyId}/audit',
  permission: 'audit:read',
  summary: 'What happened to a party, newest first; values the reader may not see are hidden.',
  params: ofParty,
  query: z.object(pageQuery),
  result: page(VisibleEntry),
});
export const restoreValue = endpoint({
  operation: 'access/restore-value',
  method: 'POST',
  path: '/parties/{partyId}/audit/{seq}/restore',
  permission: 'audit:read',
  summary: 'Put the value that one field had before an entry back, as a new change under the same rules.',
  params: z.object({ partyId: PartyId, seq: z.coerce.number().check(z.int(), z.gte(1)) }),
  body: z.object({
    field: z.string().check(z.minLength(1), z.maxLength(120)),
    version,
    reason,
    /** Why it is put back although it makes the party look like another one. */
    duplicateReason: reason,
  }),
  result: VisibleEntry,
});
export const getStaffAudit = endpoint({
  operation: 'access/get-staff-audit',
  method: 'GET',
  path: '/staff/{staffId}/audit',
  permission: 'staff:admin',
  summary: 'What happened to the rights and the account of a person, newest first.',
  params: ofStaff,
  query: z.object(pageQuery),
  result: page(VisibleEntry),
});

export const getSettingsAudit = endpoint({
  operation: 'access/get-settings-audit',
  method: 'GET',
  path: '/settings/audit',
  permission: 'settings:admin',
  summary: 'What happened to custom fields and option lists, newest first.',
  query: z.object(pageQuery),
  result: page(VisibleEntry),
});

export const PersonalDetails = z.object({
  partyId: PartyId,
  version: z.int(),
  legalName: z.string(),
  /** Only where the party itself is a natural person. */
  individual: z.optional(
    z.object({
      names: z.array(z.string()),
      identifiers: z.array(z.object({ type: z.string(), value: z.string() })),
      phones: z.array(z.string()),
      emails: z.array(z.string()),
    }),
  ),
  persons: Persons,
  contacts: z.array(Contact),
  bankAccounts: z.array(BankAccountView),
  notes: z.int(),
  tasks: z.int(),
  /** Audit entries that hold a secret value or a contact's, by count. */
  auditEntries: z.int(),
  erasedAt: z.optional(z.nullable(Instant)),
});
export type PersonalDetails = z.infer<typeof PersonalDetails>;
export const getPersonalDetails = endpoint({
  operation: 'access/get-personal-details',
  method: 'GET',
  path: '/parties/{partyId}/personal-details',
  permission: 'privacy:admin',
  summary: 'What we hold on the people of a party; the read is logged.',
  params: ofParty,
  result: PersonalDetails,
});
export const erasePersonalDetails = endpoint({
  operation: 'access/erase-personal-details',
  method: 'POST',
  path: '/parties/{partyId}/erase-personal-details',
  permission: 'privacy:admin',
  summary: "Destroy the key of a party's secrets and empty its contacts, for good; the audit chain still verifies.",
  params: ofParty,
  body: z.object({ version, reason: needed, confirmName: z.string() }),
  result: PersonalDetails,
});

export const accessEndpoints = [
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
  getSettingsAudit,
  getPartyAudit,
  restoreValue,
  getPersonalDetails,
  erasePersonalDetails,
] as const;
