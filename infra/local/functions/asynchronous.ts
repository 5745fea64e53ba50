import { randomUUID } from 'node:crypto';
import { pause } from '../engine/ports.ts';
import { numberOr, objectOf, textOr } from '../json.ts';
import type { Template } from '../template/template.ts';
import type { Functions } from './functions.ts';

export type AsyncInvoke = (functionArn: string, event: string) => Promise<void>;

type Settings = { retries: number; onFailure: string | undefined };

const settingsOf = (template: Template, name: string): Settings => {
  const config = template
    .ofType('AWS::Lambda::EventInvokeConfig')
    .find(({ properties }) => properties.FunctionName === name);
  const destination = objectOf(objectOf(config?.properties.DestinationConfig).OnFailure).Destination;
  return {
    retries: numberOr(config?.properties.MaximumRetryAttempts, 2),
    onFailure: textOr(destination, '') || undefined,
  };
};

type Parts = {
  template: Template;
  functions: Functions;
  send: (queueArn: string, message: unknown) => Promise<void>;
  complain: (sentence: string) => void;
};

/** Lambda's asynchronous invocation: nobody waits for the answer; it is retried, then sent to the failure queue. */
export const createAsyncInvoke = ({ template, functions, send, complain }: Parts): AsyncInvoke => {
  return async (arn, event) => {
    const name = functions.nameOf(arn);
    const { retries, onFailure } = settingsOf(template, name);
    let why = '';
    for (let attempt = 0; attempt <= retries; attempt += 1) {
      const outcome = await functions.invoke(arn, event);
      if (outcome.ok) return;
      why = `${outcome.error.errorType}: ${outcome.error.errorMessage}`;
      // AWS waits one minute, then two; a person at the machine would not.
      if (attempt < retries) await pause(1_000 * (attempt + 1));
    }
    complain(`${name} failed ${String(retries + 1)} times: ${why}`);
    if (onFailure === undefined) return;
    await send(onFailure, {
      version: '1.0',
      timestamp: new Date().toISOString(),
      requestContext: {
        requestId: randomUUID(),
        functionArn: arn,
        condition: 'RetriesExhausted',
        approximateInvokeCount: retries + 1,
      },
      requestPayload: JSON.parse(event) as unknown,
      responsePayload: { errorMessage: why },
    });
  };
};
