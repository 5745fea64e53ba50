import * as z from 'zod/mini';
import { callJson } from './client.ts';

const call = (operation: string, body: object): Promise<unknown> =>
  callJson({ service: 'states', target: `AWSStepFunctions.${operation}`, version: '1.0', body });

/** Starts a workflow; the same name with the same input is the same execution. */
export const startWorkflow = async (stateMachineArn: string, name: string, input: unknown): Promise<string> =>
  z
    .object({ executionArn: z.string() })
    .parse(await call('StartExecution', { stateMachineArn, name, input: JSON.stringify(input) })).executionArn;
