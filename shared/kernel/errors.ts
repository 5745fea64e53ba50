/**
 * Every refusal the product can give, by code. A new code does not compile until
 * `functions/platform/http/errors.ts` gives it a status and `web/src/lib/errors.ts` a sentence.
 */
export const errorCodes = [
  'INPUT_INVALID',
  'NOT_SIGNED_IN',
  'NOT_ALLOWED',
  'NOT_FOUND',
  'CHANGED_BY_SOMEONE_ELSE',
  'IDEMPOTENCY_KEY_REUSED',
  'BODY_TOO_LARGE',
  'TOO_MANY_REQUESTS',
  'FIELD_NOT_AVAILABLE',
  'CURSOR_INVALID',
  'TRY_AGAIN',
  'IDENTIFIER_TAKEN',
  'IDENTIFIER_INVALID',
  'POSSIBLE_DUPLICATE',
  'PARTY_ARCHIVED',
  'ROLE_NOT_ACTIVE',
  'ROLE_STATE_MOVE_NOT_ALLOWED',
  'SECOND_PERSON_REQUIRED',
  'PROPOSAL_ALREADY_DECIDED',
  'PROPOSAL_WAITING',
  'FIELD_TYPE_FIXED',
  'TOO_MANY_FIELDS',
  'REQUIRED_FIELD_MISSING',
  'EMAIL_TAKEN',
  'LAST_ADMIN',
  'NOT_YOURSELF',
  'VALUE_NOT_RESTORABLE',
  'FILE_TYPE_NOT_ALLOWED',
  'FILE_TOO_LARGE',
  'IMPORT_STATE_MOVE_NOT_ALLOWED',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** One field that is wrong: `path` in dots (`addresses.0.city`), a code, and what was given where it may be shown. */
export type FieldError = { path: string; code: string; message: string };

/** A refusal of the business. `name` equals `code`, so that a workflow's `Catch` matches the very same word. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown>;
  constructor(code: ErrorCode, message: string, details: Record<string, unknown> & { errors?: FieldError[] } = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.details = details;
  }
}

/** A refusal that names one field. */
export const fieldError = (code: ErrorCode, path: string, message: string): DomainError =>
  new DomainError(code, message, { errors: [{ path, code, message }] });
