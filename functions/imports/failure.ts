import * as z from 'zod/mini';
import { errorCodes } from '#shared/kernel/errors';

/** What a workflow's `Catch` hands on. */
export const RunError = z.object({ Error: z.string(), Cause: z.optional(z.string()) });

const messageIn = (cause: string | undefined): string => {
  try {
    return (JSON.parse(cause ?? '{}') as { errorMessage?: string }).errorMessage ?? '';
  } catch {
    return cause ?? '';
  }
};

/** A refusal of the business is told as it is; anything else is ours and says nothing of its cause. */
export const failureOf = ({
  Error: code,
  Cause: cause,
}: z.infer<typeof RunError>): { code: string; message: string } =>
  (errorCodes as readonly string[]).includes(code)
    ? { code, message: messageIn(cause).slice(0, 300) }
    : { code: 'INTERNAL', message: '' };
