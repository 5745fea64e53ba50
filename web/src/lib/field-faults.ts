import { language } from '#lib/locale.svelte.ts';
import { m } from '#lib/paraglide/messages.js';

/** What can be wrong with one field, by the code that the API or a schema gives it. */
const sentenceOf: Record<string, () => string> = {
  required: m.errors_at_required,
  REQUIRED_FIELD_MISSING: m.errors_at_required,
  invalid_type: m.errors_field_invalid,
  too_small: m.errors_at_too_small,
  too_big: m.errors_at_too_big,
  'out-of-range': m.errors_at_out_of_range,
  invalid_value: m.errors_at_not_a_choice,
  invalid_format: m.errors_at_form,
  repeated: m.errors_at_repeated,
  taken: m.errors_at_taken,
  secret: m.errors_at_secret,
  'not-available': m.errors_field_not_available,
  'not-of-this-role': m.errors_at_not_of_this_role,
  IDENTIFIER_TYPE_UNKNOWN: m.errors_at_not_a_choice,
  IDENTIFIER_FORM: m.errors_at_identifier_form,
  IDENTIFIER_CHECK_DIGIT: m.errors_at_check_digit,
};

const explained = (said: string, explanation: string): string =>
  explanation && language() === 'en' ? `${said} (${explanation})` : said;

/** One field's fault as a sentence. The API explains in English: who reads English gets that too. */
export const fieldFault = (code: string, explanation = ''): string =>
  explained((sentenceOf[code] ?? m.errors_field_invalid)(), explanation);

export const isFieldFault = (code: string): boolean => Object.hasOwn(sentenceOf, code);
