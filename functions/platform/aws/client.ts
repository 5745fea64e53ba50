import { AwsClient } from 'aws4fetch';
import { backoff, isBusy } from '../busy.ts';
import { env } from '../env.ts';

/** A failed call to an AWS service: its own error name and the status. */
export class AwsError extends Error {
  readonly status: number;
  constructor(name: string, message: string, status: number) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

const credential = (name: string): string => process.env[name] ?? '';

let client: AwsClient | undefined;
/** SigV4 over fetch: the SDK's clients do not fit the bundle budget together (ARCHITECTURE §7). */
export const aws = (): AwsClient =>
  (client ??= new AwsClient({
    accessKeyId: credential('AWS_ACCESS_KEY_ID'),
    secretAccessKey: credential('AWS_SECRET_ACCESS_KEY'),
    ...(process.env.AWS_SESSION_TOKEN ? { sessionToken: process.env.AWS_SESSION_TOKEN } : {}),
    region: env('AWS_REGION'),
    retries: 3,
  }));

/** The generic local endpoint when there is one, else the service's regional one. */
export const endpointOf = (service: string): string =>
  process.env.AWS_ENDPOINT_URL ?? `https://${service}.${env('AWS_REGION')}.amazonaws.com`;

const mostTries = 4;
type JsonCall = { service: string; signingName?: string; target: string; version?: '1.0' | '1.1'; body: unknown };

/** A call of the AWS JSON protocol (`X-Amz-Target`). A busy service says so with a 400, which the client below does not repeat. */
export const callJson = async ({ service, signingName, target, version = '1.1', body }: JsonCall): Promise<unknown> => {
  for (let attempt = 1; ; attempt += 1) {
    const response = await aws().fetch(`${endpointOf(service)}/`, {
      method: 'POST',
      headers: { 'content-type': `application/x-amz-json-${version}`, 'x-amz-target': target },
      body: JSON.stringify(body),
      aws: { service: signingName ?? service, region: env('AWS_REGION') },
    });
    const text = await response.text();
    const answer: unknown = text === '' ? {} : JSON.parse(text);
    if (response.ok) return answer;
    const error = asAwsError(answer, response.status);
    if (!isBusy(error) || attempt === mostTries) throw error;
    await backoff(attempt + 2);
  }
};

const asAwsError = (answer: unknown, status: number): AwsError => {
  const {
    __type = 'UnknownError',
    message = '',
    Message = '',
  } = answer as { __type?: string; message?: string; Message?: string };
  return new AwsError(__type.split('#').at(-1) ?? __type, message || Message, status);
};
