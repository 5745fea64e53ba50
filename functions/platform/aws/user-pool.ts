import { env } from '../env.ts';
import { callJson } from './client.ts';

/** One administrative call to the user pool, such as `AdminCreateUser`. */
export const userPool = (operation: string, body: object): Promise<unknown> =>
  callJson({
    service: 'cognito-idp',
    target: `AWSCognitoIdentityProviderService.${operation}`,
    body: { UserPoolId: env('USER_POOL_ID'), ...body },
  });
