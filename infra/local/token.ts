import { demoLogins } from './demo-logins.ts';
import { objectOf, parseObject, textOr } from './json.ts';

type Place = { url: string; userPoolClientId: string };

/** Signs a job's demo login in, as the browser does, and answers its access token. */
export const signIn = async ({ url, userPoolClientId }: Place, job: string): Promise<string> => {
  const login = demoLogins.find((one) => one.job === job);
  if (!login) throw new Error(`There is no job "${job}"; the jobs are ${demoLogins.map((one) => one.job).join(', ')}.`);
  const response = await fetch(`${url}/cognito`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: userPoolClientId,
      AuthParameters: { USERNAME: login.email, PASSWORD: login.password },
    }),
  });
  const answer = parseObject(await response.text());
  const token = textOr(objectOf(answer.AuthenticationResult).AccessToken, '');
  if (token !== '') return token;
  const why = textOr(answer.message, textOr(answer.ChallengeName, String(response.status)));
  throw new Error(`The demo login ${login.email} was not signed in: ${why}`);
};
