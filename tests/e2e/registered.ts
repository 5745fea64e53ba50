import type { APIRequestContext } from '@playwright/test';
import type { Job } from '#shared/access/jobs';

type Config = { clientId: string; demo?: { job: string; username: string; password: string }[] };

/** Signs a job's demo login in beside the browser, for what a test needs to be there before it begins. */
export const tokenOf = async (request: APIRequestContext, job: Job): Promise<string> => {
  const config = (await (await request.get('/config.json')).json()) as Config;
  const login = config.demo?.find((one) => one.job === job);
  const answer = await request.post('/cognito', {
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    data: JSON.stringify({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: config.clientId,
      AuthParameters: { USERNAME: login?.username, PASSWORD: login?.password },
    }),
  });
  const { AuthenticationResult } = (await answer.json()) as { AuthenticationResult: { AccessToken: string } };
  return AuthenticationResult.AccessToken;
};

type Draft = { legalName: string } & Record<string, unknown>;

/** Registers parties through the API, as that job; answers their ids. */
export const registered = async (request: APIRequestContext, job: Job, drafts: readonly Draft[]): Promise<string[]> => {
  const authorization = `Bearer ${await tokenOf(request, job)}`;
  const ids: string[] = [];
  for (const draft of drafts) {
    const answer = await request.post('/api/parties', {
      headers: { authorization, 'idempotency-key': crypto.randomUUID() },
      data: { kind: 'ordinary-company', duplicateReason: '端到端测试', ...draft },
    });
    if (answer.status() !== 201) throw new Error(`${draft.legalName}: ${await answer.text()}`);
    ids.push(((await answer.json()) as { id: string }).id);
  }
  return ids;
};
