import type { ErrorCode } from '#shared/kernel/errors';
import { ApiProblem } from '#lib/api-problem.ts';
import { CognitoRefusal } from '#lib/auth/cognito.ts';
import { fieldFault, isFieldFault } from '#lib/field-faults.ts';
import { m } from '#lib/paraglide/messages.js';

/** What each refusal means to the person in front of it, and what to do next. A new code does not compile without one. */
const sentenceOf: Record<ErrorCode, () => string> = {
  INPUT_INVALID: m.errors_input_invalid,
  NOT_SIGNED_IN: m.errors_not_signed_in,
  NOT_ALLOWED: m.errors_not_allowed,
  NOT_FOUND: m.errors_not_found,
  CHANGED_BY_SOMEONE_ELSE: m.errors_changed_by_someone_else,
  IDEMPOTENCY_KEY_REUSED: m.errors_idempotency_key_reused,
  BODY_TOO_LARGE: m.errors_body_too_large,
  TOO_MANY_REQUESTS: m.errors_too_many_requests,
  FIELD_NOT_AVAILABLE: m.errors_field_not_available,
  CURSOR_INVALID: m.errors_cursor_invalid,
  TRY_AGAIN: m.errors_try_again,
  IDENTIFIER_TAKEN: m.errors_identifier_taken,
  IDENTIFIER_INVALID: m.errors_identifier_invalid,
  POSSIBLE_DUPLICATE: m.errors_possible_duplicate,
  PARTY_ARCHIVED: m.errors_party_archived,
  ROLE_NOT_ACTIVE: m.errors_role_not_active,
  ROLE_STATE_MOVE_NOT_ALLOWED: m.errors_role_state_move_not_allowed,
  SECOND_PERSON_REQUIRED: m.errors_second_person_required,
  PROPOSAL_ALREADY_DECIDED: m.errors_proposal_already_decided,
  PROPOSAL_WAITING: m.errors_proposal_waiting,
  FIELD_TYPE_FIXED: m.errors_field_type_fixed,
  TOO_MANY_FIELDS: m.errors_too_many_fields,
  REQUIRED_FIELD_MISSING: m.errors_required_field_missing,
  EMAIL_TAKEN: m.errors_email_taken,
  LAST_ADMIN: m.errors_last_admin,
  NOT_YOURSELF: m.errors_not_yourself,
  VALUE_NOT_RESTORABLE: m.errors_value_not_restorable,
  FILE_TYPE_NOT_ALLOWED: m.errors_file_type_not_allowed,
  FILE_TOO_LARGE: m.errors_file_too_large,
  IMPORT_STATE_MOVE_NOT_ALLOWED: m.errors_import_state_move_not_allowed,
};

const cognitoSentenceOf: Record<string, () => string> = {
  NotAuthorizedException: m.errors_login_refused,
  UserNotFoundException: m.errors_login_refused,
  CodeMismatchException: m.errors_login_code_wrong,
  EnableSoftwareTokenMFAException: m.errors_login_code_wrong,
  ExpiredCodeException: m.errors_login_code_expired,
  InvalidPasswordException: m.errors_login_password_weak,
  PasswordHistoryPolicyViolationException: m.errors_login_password_reused,
  InvalidParameterException: m.errors_input_invalid,
  LimitExceededException: m.errors_too_many_requests,
  TooManyRequestsException: m.errors_too_many_requests,
  TooManyFailedAttemptsException: m.errors_too_many_requests,
  PasswordResetRequiredException: m.errors_login_reset_required,
  UserNotConfirmedException: m.errors_login_refused,
};

/** Any failure as one sentence for people. */
export const sentence = (failure: unknown): string => {
  if (failure instanceof ApiProblem) {
    if (failure.code) return sentenceOf[failure.code]();
    return failure.status === 0 ? m.errors_offline() : m.errors_unexpected();
  }
  if (failure instanceof CognitoRefusal) return (cognitoSentenceOf[failure.name] ?? m.errors_unexpected)();
  // What fetch throws when nothing answered.
  if (failure instanceof TypeError) return m.errors_offline();
  return m.errors_unexpected();
};

/** The sentences of a form's fields, by path (`addresses.0.city`), for `<Input error={errors['legalName']}>`. */
export const fieldSentences = (failure: unknown): Record<string, string> => {
  if (!(failure instanceof ApiProblem)) return {};
  const named = failure.errors.map(({ path, code, message }): [string, string] => [
    path,
    sentenceOfCode(code, message),
  ]);
  return Object.fromEntries(named);
};

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(sentenceOf, code);

const sentenceOfCode = (code: string, message: string): string =>
  isErrorCode(code) && code !== 'INPUT_INVALID' && !isFieldFault(code) ? sentenceOf[code]() : fieldFault(code, message);
