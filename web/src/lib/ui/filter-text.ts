import { formatDay, formatInstant, formatList, formatMoney, formatNumber, formatPercent } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';
import { isMoney, spanIn, type Filter, type FilterField, type SpanUnit, type Way } from './filters.ts';

export const wayLabels: Record<Way, () => string> = {
  contains: m.common_filter_contains,
  startsWith: m.common_filter_starts_with,
  eq: m.common_filter_is,
  ne: m.common_filter_is_not,
  in: m.common_filter_any_of,
  notIn: m.common_filter_none_of,
  hasAny: m.common_filter_any_of,
  hasAll: m.common_filter_all_of,
  empty: m.common_filter_empty,
  notEmpty: m.common_filter_not_empty,
  range: m.common_filter_between,
  coming: m.common_filter_coming,
  recent: m.common_filter_recent,
  due: m.common_filter_due,
  older: m.common_filter_older,
};

const lengths: Record<SpanUnit, (count: { count: string }) => string> = {
  d: m.common_days,
  w: m.common_weeks,
  m: m.common_months,
  y: m.common_years,
};
export const spanText = (length: string, unit: SpanUnit): string => lengths[unit]({ count: length });

const spoken = {
  coming: m.common_filter_coming_text,
  recent: m.common_filter_recent_text,
  due: m.common_filter_due_text,
  older: m.common_filter_older_text,
};

const valueText = ({ kind, options, say }: FilterField, value: unknown): string => {
  const listed = options?.find((option) => option.value === String(value))?.label;
  if (listed !== undefined) return listed;
  if (isMoney(value)) return formatMoney(value);
  if (typeof value === 'boolean') return value ? m.common_yes() : m.common_no();
  if (typeof value === 'number') return kind === 'rate' ? formatPercent(value) : formatNumber(value);
  if (typeof value !== 'string') return '';
  if (value === 'today') return m.common_today();
  if (say) return say(value) || value;
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return formatInstant(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDay(value) : value;
};

const signs: Partial<Record<Filter['op'], string>> = { gt: '>', gte: '≥', lt: '<', lte: '≤' };

/** A condition as people read it: "Grade: A, B", "Next expiry: within 30 days or overdue". */
export const filterText = (field: FilterField, filter: Filter): string => {
  const { op, value } = filter;
  const { label } = field;
  if (op === 'empty' || op === 'notEmpty') return m.common_filter_said({ label, text: wayLabels[op]() });
  const span = spanIn(filter);
  if (span) return m.common_filter_said({ label, text: spoken[span.way]({ span: spanText(span.length, span.unit) }) });
  const texts = (Array.isArray(value) ? value : [value]).map((one) => valueText(field, one));
  if (op === 'between') return m.common_filter_said({ label, text: texts.join(' – ') });
  const sign = signs[op];
  if (sign) return `${label} ${sign} ${texts.join('')}`;
  if (op === 'contains' || op === 'startsWith') return `${label} ${wayLabels[op]()} “${texts.join('')}”`;
  if (op === 'ne' || op === 'notIn')
    return m.common_filter_said({ label, text: m.common_filter_not({ text: formatList(texts) }) });
  const joined = op === 'hasAll' ? texts.join(' + ') : texts.join(' / ');
  return m.common_filter_said({ label, text: joined });
};
