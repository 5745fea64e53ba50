import { faultSentence } from '#shared/imports/fault-words';
import type { RowFault } from '#shared/imports/faults';
import type { ImportState } from '#shared/imports/import-state';
import type { ImportView, SheetFormat } from '#shared/imports/model';
import type { suggestionReasons } from '#shared/imports/suggest-mapping';
import { formatNumber } from '#lib/format.ts';
import { language } from '#lib/locale.svelte.ts';
import { m } from '#lib/paraglide/messages.js';
import { fieldLabel } from '#lib/parties/labels.ts';
import type { Tone } from '#lib/ui/Badge.svelte';

const states: Record<ImportState, { word: () => string; tone: Tone }> = {
  'awaiting-file': { word: m.imports_state_awaiting_file, tone: 'neutral' },
  inspecting: { word: m.imports_state_inspecting, tone: 'accent' },
  uploaded: { word: m.imports_state_uploaded, tone: 'neutral' },
  mapped: { word: m.imports_state_mapped, tone: 'neutral' },
  checking: { word: m.imports_state_checking, tone: 'accent' },
  checked: { word: m.imports_state_checked, tone: 'warning' },
  loading: { word: m.imports_state_loading, tone: 'accent' },
  loaded: { word: m.imports_state_loaded, tone: 'success' },
  cancelled: { word: m.imports_state_cancelled, tone: 'neutral' },
  failed: { word: m.imports_state_failed, tone: 'danger' },
  undoing: { word: m.imports_state_undoing, tone: 'accent' },
  undone: { word: m.imports_state_undone, tone: 'neutral' },
};

export const stateWord = (state: ImportState): string => states[state].word();
export const stateTone = (state: ImportState): Tone => states[state].tone;

const delimiters: Record<string, () => string> = {
  ',': m.imports_delimiter_comma,
  ';': m.imports_delimiter_semicolon,
  '\t': m.imports_delimiter_tab,
  '|': m.imports_delimiter_bar,
};

/** What was found out about the file: `CSV · GB18030 · 逗号分隔`. */
export const formatWords = ({ kind, encoding, bom, delimiter }: SheetFormat): string[] => {
  const marked = encoding && bom ? m.imports_with_bom({ encoding: encoding.toUpperCase() }) : encoding?.toUpperCase();
  const words = [kind === 'csv' ? 'CSV' : m.imports_excel(), marked, delimiter && delimiters[delimiter]?.()];
  return words.flatMap((word) => word ?? []);
};

export type TargetView = NonNullable<ImportView['targets']>[number];

const groups: Record<TargetView['of'], () => string> = {
  party: m.imports_of_party,
  contact: m.imports_of_contact,
  customer: m.common_customer,
  supplier: m.common_supplier,
};
export const targetGroup = (of: TargetView['of']): string => groups[of]();
export const targetLabel = ({ id, label }: TargetView): string => label?.[language()] ?? fieldLabel(id);

export type Certainty = (typeof suggestionReasons)[number] | 'chosen' | 'none';
const certainties: Record<Certainty, { word: () => string; tone: Tone }> = {
  header: { word: m.imports_sure_header, tone: 'success' },
  remembered: { word: m.imports_sure_remembered, tone: 'success' },
  similar: { word: m.imports_sure_similar, tone: 'warning' },
  chosen: { word: m.imports_sure_chosen, tone: 'accent' },
  none: { word: m.imports_sure_none, tone: 'neutral' },
};
export const certaintyWord = (certainty: Certainty): string => certainties[certainty].word();
export const certaintyTone = (certainty: Certainty): Tone => certainties[certainty].tone;

/** The form of a number is described in English only; in Chinese its sentence says enough. */
export const faultWord = ({ code, hint }: RowFault): string => {
  const described = language() === 'en' || !code.startsWith('identifier-');
  return faultSentence(code, language(), described ? hint : undefined);
};

const likenesses: Record<string, () => string> = {
  'same-identifier': m.imports_same_identifier,
  'same-phone': m.imports_same_phone,
  'same-email': m.imports_same_email,
  'same-bank-account': m.imports_same_bank_account,
  'similar-name': m.imports_similar_name,
  'same-name': m.imports_same_name,
  'same-address': m.imports_same_address,
};
export const likenessWord = (code: string): string => likenesses[code]?.() ?? code;

/** `1,200 / 10,000 行 · 850 行/秒 · 约剩 11 秒`. */
export const progressDetail = ({ progress }: Pick<ImportView, 'progress'>): string => {
  if (!progress || progress.total === 0) return '';
  const { done, total, rate } = progress;
  const rows = m.imports_rows_of({ done: formatNumber(done, 0), total: formatNumber(total, 0) });
  if (rate <= 0 || done >= total) return rows;
  const left = Math.ceil((total - done) / rate);
  return `${rows} · ${m.imports_rate({ rate: formatNumber(rate, 0) })} · ${m.imports_seconds_left({ seconds: formatNumber(left, 0) })}`;
};

const failures: Record<string, () => string> = {
  FILE_TYPE_NOT_ALLOWED: m.errors_file_type_not_allowed,
  FILE_TOO_LARGE: m.errors_file_too_large,
};
/** Why an import stopped; what only engineers understand is said as such. */
export const failureWord = ({ failure }: Pick<ImportView, 'failure'>): string =>
  failures[failure?.code ?? '']?.() ?? (failure?.message ? failure.message : m.imports_failed_text());
