/** What AWS's services call it when they ask for a pause; DynamoDB, KMS, Cognito and Step Functions say so with a 400. */
const names = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'ThrottledException',
  'TooManyRequestsException',
  'TransactionInProgressException',
]);

export const isBusy = (error: unknown): boolean => error instanceof Error && names.has(error.name);

/** A pause that grows with each attempt, with jitter, so that those who met do not meet again. */
export const backoff = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** attempt));
