import type { CustomFieldView } from '#shared/settings/contract';
import type { CustomHome, CustomKind } from '#shared/settings/model';
import type { OptionListId } from '#shared/settings/option-lists';
import { jobs } from '#shared/access/jobs';
import { jobName } from '#lib/auth/job-names.ts';
import { formatList } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';

const kinds: Record<CustomKind, { name: () => string; holds: () => string }> = {
  text: { name: m.settings_kind_text, holds: m.settings_kind_text_text },
  number: { name: m.settings_kind_number, holds: m.settings_kind_number_text },
  money: { name: m.settings_kind_money, holds: m.settings_kind_money_text },
  date: { name: m.settings_kind_date, holds: m.settings_kind_date_text },
  choice: { name: m.settings_kind_choice, holds: m.settings_kind_choice_text },
  'multi-choice': { name: m.settings_kind_multi_choice, holds: m.settings_kind_multi_choice_text },
  'yes-no': { name: m.settings_kind_yes_no, holds: m.settings_kind_yes_no_text },
  link: { name: m.settings_kind_link, holds: m.settings_kind_link_text },
};
export const kindName = (kind: CustomKind): string => kinds[kind].name();
export const kindHolds = (kind: CustomKind): string => kinds[kind].holds();

const homes: Record<CustomHome, () => string> = {
  party: m.settings_home_party,
  customer: m.settings_home_customer,
  supplier: m.settings_home_supplier,
};
export const homeName = (home: CustomHome): string => homes[home]();

/** `销售、经理可编辑；审计可查看`, or that nobody but admin sees it. */
export const grantsText = ({ grants = {} }: CustomFieldView): string => {
  const of = (wanted: 'read' | 'edit'): string =>
    formatList(jobs.filter((job) => job !== 'admin' && grants[job] === wanted).map(jobName));
  const [edits, reads] = [of('edit'), of('read')];
  const parts = [
    ...(edits ? [m.settings_edited_by({ jobs: edits })] : []),
    ...(reads ? [m.settings_read_by({ jobs: reads })] : []),
  ];
  return parts.length > 0 ? parts.join(' · ') : m.settings_only_admin();
};

const lists: Record<OptionListId, { name: () => string; where: () => string }> = {
  'line-of-business': { name: m.settings_list_line_of_business, where: m.settings_list_line_of_business_text },
  tags: { name: m.settings_list_tags, where: m.settings_list_tags_text },
  'contact-job-title': { name: m.settings_list_contact_job_title, where: m.settings_list_contact_job_title_text },
  'contact-department': { name: m.settings_list_contact_department, where: m.settings_list_contact_department_text },
  'role-end-reason': { name: m.settings_list_role_end_reason, where: m.settings_list_role_end_reason_text },
};
export const listName = (id: OptionListId): string => lists[id].name();
export const listWhere = (id: OptionListId): string => lists[id].where();

const happenings: Record<string, () => string> = {
  'field.added': m.settings_did_field_added,
  'field.changed': m.settings_did_field_changed,
  'field.retired': m.settings_did_field_retired,
  'field.revived': m.settings_did_field_revived,
  'fields.ordered': m.settings_did_fields_ordered,
  'options.changed': m.settings_did_options_changed,
};
export const happeningWord = (action: string): string => happenings[action]?.() ?? action;

const facts: Record<string, () => string> = {
  label: m.settings_fact_label,
  help: m.settings_fact_help,
  options: m.settings_fact_options,
  required: m.settings_fact_required,
  section: m.settings_fact_section,
  grants: m.settings_fact_grants,
  order: m.settings_fact_order,
  kind: m.settings_fact_kind,
};
export const factName = (field: string): string | undefined => facts[field.split('.')[0] ?? '']?.();
