import type { FieldClass } from '#shared/access/field-classes';
import type { RowScope } from '#shared/access/jobs';
import type { Permission } from '#shared/access/permissions';
import { regionName } from '#shared/parties/divisions';
import { countryName, formatList } from '#lib/format.ts';
import { language } from '#lib/locale.svelte.ts';
import { m } from '#lib/paraglide/messages.js';

const scopes: Record<RowScope, () => string> = {
  own: m.access_rows_own,
  region: m.access_rows_region,
  all: m.access_rows_all,
};
export const scopeWord = (scope: RowScope): string => scopes[scope]();

/** `CN-31` as 上海市, `DE` as 德国. */
export const regionWord = (region: string): string => regionName(region, language()) ?? countryName(region.slice(0, 2));
export const regionWords = (regions: readonly string[] | undefined): string =>
  formatList((regions ?? []).map(regionWord));

const classes: Record<FieldClass, { name: () => string; holds: () => string }> = {
  identity: { name: m.access_class_identity, holds: m.access_class_identity_text },
  contacts: { name: m.access_class_contacts, holds: m.access_class_contacts_text },
  card: { name: m.access_class_card, holds: m.access_class_card_text },
  persons: { name: m.access_class_persons, holds: m.access_class_persons_text },
  bank: { name: m.access_class_bank, holds: m.access_class_bank_text },
  customer: { name: m.access_class_customer, holds: m.access_class_customer_text },
  'customer-credit': { name: m.access_class_customer_credit, holds: m.access_class_customer_credit_text },
  supplier: { name: m.access_class_supplier, holds: m.access_class_supplier_text },
  notes: { name: m.access_class_notes, holds: m.access_class_notes_text },
};
export const className = (name: FieldClass): string => classes[name].name();
export const classHolds = (name: FieldClass): string => classes[name].holds();

const acts: Record<Exclude<Permission, 'public' | 'signed-in'>, () => string> = {
  'party:read': m.access_may_party_read,
  'party:create': m.access_may_party_create,
  'party:edit': m.access_may_party_edit,
  'party:archive': m.access_may_party_archive,
  'party:bulk': m.access_may_party_bulk,
  'role:edit': m.access_may_role_edit,
  'role:activate': m.access_may_role_activate,
  'bank:read': m.access_may_bank_read,
  'bank:propose': m.access_may_bank_propose,
  'bank:confirm': m.access_may_bank_confirm,
  'credit:propose': m.access_may_credit_propose,
  'credit:confirm': m.access_may_credit_confirm,
  'note:write': m.access_may_note_write,
  'file:write': m.access_may_file_write,
  'import:run': m.access_may_import_run,
  'export:run': m.access_may_export_run,
  'audit:read': m.access_may_audit_read,
  'view:share': m.access_may_view_share,
  'settings:admin': m.access_may_settings_admin,
  'staff:read': m.access_may_staff_read,
  'staff:admin': m.access_may_staff_admin,
  'privacy:admin': m.access_may_privacy_admin,
};
export type Act = keyof typeof acts;
export const actName = (act: Act): string => acts[act]();

const isAct = (permission: Permission): permission is Act => permission in acts;
export const actsOf = (permissions: readonly Permission[]): Act[] => permissions.filter(isAct);

const happenings: Record<string, () => string> = {
  invited: m.access_did_invited,
  changed: m.access_did_changed,
  deactivated: m.access_did_deactivated,
  activated: m.access_did_activated,
  'mfa.reset': m.access_did_mfa_reset,
  'password.reset': m.access_did_password_reset,
};
export const happeningWord = (action: string): string => happenings[action]?.() ?? action;

const facts: Record<string, () => string> = {
  name: m.access_name,
  email: m.auth_email,
  jobs: m.access_jobs,
  rows: m.access_rows,
  regions: m.access_regions,
  locale: m.common_language,
  active: m.access_active,
};
export const factName = (field: string): string => facts[field]?.() ?? field;
