/** A refusal of the user pool, named as Cognito names it. */
export class PoolError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export const wrongPassword = (): PoolError =>
  new PoolError('NotAuthorizedException', 'Incorrect username or password.');

/** cognito-local's own refusals carry a code too; what has none is a fault. */
export const poolErrorOf = (error: unknown): PoolError => {
  if (error instanceof PoolError) return error;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return new PoolError(error.code, error.message);
  return new PoolError('InternalErrorException', error instanceof Error ? error.message : String(error));
};
