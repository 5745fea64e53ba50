import { Job, RowScope } from '#shared/access/jobs';
import type { VisibleChange } from '#shared/access/visible-audit';
import { jobName } from '#lib/auth/job-names.ts';
import { formatList } from '#lib/format.ts';
import { localeNames } from '#lib/locale.svelte.ts';
import { m } from '#lib/paraglide/messages.js';
import { factName, regionWord, scopeWord } from './words.ts';

const word = (field: string, value: unknown): string => {
  if (field === 'jobs') {
    const job = Job.safeParse(value);
    if (job.success) return jobName(job.data);
  }
  if (field === 'rows') {
    const scope = RowScope.safeParse(value);
    if (scope.success) return scopeWord(scope.data);
  }
  if (field === 'regions' && typeof value === 'string') return regionWord(value);
  if (field === 'locale' && (value === 'zh-CN' || value === 'en')) return localeNames[value];
  if (typeof value === 'boolean') return value ? m.common_yes() : m.common_no();
  return typeof value === 'string' ? value : JSON.stringify(value);
};

const said = (field: string, value: unknown): string => {
  if (value === null || value === undefined || value === '') return m.common_empty();
  if (!Array.isArray(value)) return word(field, value);
  return value.length === 0 ? m.common_empty() : formatList(value.map((one) => word(field, one)));
};

/** `岗位：销售 → 销售和采购`. */
export const changeText = ({ field, before, after, hidden }: VisibleChange): string =>
  hidden
    ? m.access_changed_hidden({ field: factName(field) })
    : m.access_changed_from({ field: factName(field), before: said(field, before), after: said(field, after) });
