import type { Caller } from '../gateway/callers.ts';
import type { FunctionDescription } from './description.ts';

export type Ground = { gatewayUrl: string; localise: (text: string) => string; temporaryFolder: string };

/**
 * Everything a worker's `process.env` holds: the template's own variables and what Lambda adds. Nothing of the host's.
 * The deployment calls itself `local`, and addresses of the site lead to this machine.
 */
export const environmentOf = (
  description: FunctionDescription,
  caller: Caller,
  ground: Ground,
): Record<string, string> => {
  const own = Object.entries(description.environment).map(([name, value]) => [name, ground.localise(value)] as const);
  return {
    ...Object.fromEntries(own),
    ...('STAGE' in description.environment ? { STAGE: 'local' } : {}),
    AWS_REGION: description.region,
    AWS_DEFAULT_REGION: description.region,
    AWS_ACCESS_KEY_ID: caller.accessKeyId,
    AWS_SECRET_ACCESS_KEY: caller.secret,
    AWS_ENDPOINT_URL: ground.gatewayUrl,
    AWS_LAMBDA_FUNCTION_NAME: description.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(description.memoryMb),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    TMPDIR: ground.temporaryFolder,
    TZ: 'UTC',
  };
};
