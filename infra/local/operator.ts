import type { FunctionDescription } from './functions/description.ts';
import type { Caller } from './gateway/callers.ts';

/**
 * The environment in which a command on this machine (seed, verify, rebuild) uses the functions' own modules:
 * every variable that any function gets, under the operator's key.
 */
export const operatorEnvironment = (
  descriptions: FunctionDescription[],
  { accessKeyId, secret }: Caller,
  gatewayUrl: string,
  localise: (text: string) => string,
): Record<string, string> => {
  const variables = descriptions.flatMap(({ environment }) => Object.entries(environment));
  const region = descriptions[0]?.region ?? 'us-east-1';
  return {
    ...Object.fromEntries(variables.map(([name, value]) => [name, localise(value)])),
    STAGE: 'local',
    AWS_REGION: region,
    AWS_ENDPOINT_URL: gatewayUrl,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secret,
  };
};
