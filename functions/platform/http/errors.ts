import { DomainError, type ErrorCode } from '#shared/kernel/errors';
import { isBusy } from '../busy.ts';

/** The one map from a refusal to HTTP. A new code does not compile until it has a status. */
export const statusOf: Record<ErrorCode, number> = {
  INPUT_INVALID: 400,
  CURSOR_INVALID: 400,
  NOT_SIGNED_IN: 401,
  NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  CHANGED_BY_SOMEONE_ELSE: 409,
  PROPOSAL_ALREADY_DECIDED: 409,
  PROPOSAL_WAITING: 409,
  IDENTIFIER_TAKEN: 409,
  EMAIL_TAKEN: 409,
  POSSIBLE_DUPLICATE: 409,
  BODY_TOO_LARGE: 413,
  FILE_TOO_LARGE: 413,
  IDEMPOTENCY_KEY_REUSED: 422,
  FIELD_NOT_AVAILABLE: 422,
  IDENTIFIER_INVALID: 422,
  PARTY_ARCHIVED: 422,
  ROLE_NOT_ACTIVE: 422,
  ROLE_STATE_MOVE_NOT_ALLOWED: 422,
  SECOND_PERSON_REQUIRED: 422,
  FIELD_TYPE_FIXED: 422,
  TOO_MANY_FIELDS: 422,
  REQUIRED_FIELD_MISSING: 422,
  FILE_TYPE_NOT_ALLOWED: 422,
  IMPORT_STATE_MOVE_NOT_ALLOWED: 422,
  LAST_ADMIN: 422,
  NOT_YOURSELF: 422,
  VALUE_NOT_RESTORABLE: 422,
  TOO_MANY_REQUESTS: 429,
  TRY_AGAIN: 503,
};

export type Problem = { type: string; title: string; status: number; code: string; requestId: string } & Record<
  string,
  unknown
>;

/** RFC 9457. What is not a refusal of ours is "Internal error" and tells nothing of its cause. */
export const problemOf = (error: unknown, requestId: string): Problem => {
  if (isBusy(error)) return problemOf(new DomainError('TRY_AGAIN', 'the system is busy'), requestId);
  if (error instanceof DomainError) {
    const status = statusOf[error.code];
    return { ...error.details, type: 'about:blank', title: error.message, status, code: error.code, requestId };
  }
  return { type: 'about:blank', title: 'Internal error', status: 500, code: 'INTERNAL', requestId };
};
