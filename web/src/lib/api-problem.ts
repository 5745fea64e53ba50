import { errorCodes, type ErrorCode, type FieldError } from '#shared/kernel/errors';
import { isObject } from '#lib/reading.ts';

/** A refusal of the API. `code` is undefined when the answer did not come from the product (a proxy, a broken network). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: ErrorCode | undefined;
  readonly errors: FieldError[];
  /** Everything else the answer says, such as `current` after a stale update or `candidates` of a duplicate. */
  readonly details: Record<string, unknown>;
  constructor(status: number, body: Record<string, unknown>) {
    super(typeof body['detail'] === 'string' ? body['detail'] : `HTTP ${status}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = errorCodes.find((code) => code === body['code']);
    this.errors = Array.isArray(body['errors']) ? body['errors'].filter(isFieldError) : [];
    this.details = body;
  }
}

const isFieldError = (value: unknown): value is FieldError =>
  isObject(value) && typeof value['path'] === 'string' && typeof value['code'] === 'string';
