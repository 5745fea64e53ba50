import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLogins } from '../../../infra/local/demo-logins.ts';
import { eventually, removeFolder, startFixture, startingTime, temporaryFolder } from './driver.ts';

type Host = Awaited<ReturnType<typeof startFixture>>;

describe('Signing in on one machine', () => {
  const folder = temporaryFolder();
  let host: Host;
  let clientId = '';
  beforeAll(async () => {
    host = await startFixture(folder);
    ({ clientId } = (await (await fetch(`${host.url}/config.json`)).json()) as { clientId: string });
  }, startingTime);
  afterAll(async () => {
    await host.stop();
    removeFolder(folder);
  });

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- an answer is read as what the test expects of it
  const ask = async (operation: string, body: object): Promise<any> => {
    const headers = {
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      'content-type': 'application/x-amz-json-1.1',
    };
    return (
      await fetch(`${host.url}/cognito`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ ClientId: clientId, ...body }),
      })
    ).json();
  };
  const signIn = (USERNAME: string, PASSWORD: string) =>
    ask('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME, PASSWORD } });
  const administer = (operation: string, body: object) => host.call('POST', `/api/staff?operation=${operation}`, body);
  const invite = (email: string) =>
    administer('AdminCreateUser', {
      Username: email,
      TemporaryPassword: 'Temporary-1!',
      UserAttributes: [{ Name: 'email', Value: email }],
      DesiredDeliveryMediums: ['EMAIL'],
    });

  it('knows one person per job, the same on every machine', async () => {
    for (const { email, password } of demoLogins)
      expect((await signIn(email, password)).AuthenticationResult.AccessToken).toBeTruthy();
    expect(demoLogins[0]).toMatchObject({
      job: 'sales',
      email: 'sales@example.com',
      sub: 'dc5d9c93-4d1a-4adf-84f5-718c887bbf22',
    });
    expect((await signIn('SALES@example.com', 'Demo-2026-sales!')).AuthenticationResult).toBeTruthy();
  });

  it('refuses a wrong password and an unknown person alike', async () => {
    const refusals = [await signIn('sales@example.com', 'wrong'), await signIn('nobody@example.com', 'wrong')];
    for (const refusal of refusals)
      expect(refusal).toEqual({ __type: 'NotAuthorizedException', message: 'Incorrect username or password.' });
  });

  it('lets an invited person in by the temporary password, once they chose a strong one', async () => {
    await invite('Invited@Example.com');
    expect(await signIn('invited@example.com', 'guessed')).toMatchObject({ __type: 'NotAuthorizedException' });
    const challenge = await signIn('invited@example.com', 'Temporary-1!');
    expect(challenge.ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    const respond = (NEW_PASSWORD: string, Session: string) =>
      ask('RespondToAuthChallenge', {
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session,
        ChallengeResponses: { USERNAME: 'invited@example.com', NEW_PASSWORD },
      });
    expect(await respond('Stronger-2026!', 'made-up')).toMatchObject({ __type: 'NotAuthorizedException' });
    expect(await respond('weak', challenge.Session)).toMatchObject({ __type: 'InvalidPasswordException' });
    expect((await respond('Stronger-2026!', challenge.Session)).AuthenticationResult.AccessToken).toBeTruthy();
    expect((await signIn('invited@example.com', 'Stronger-2026!')).AuthenticationResult).toBeTruthy();
    const { emails } = (await (await fetch(`${host.inboxUrl}/store`)).json()) as {
      emails: { body: { text: string } }[];
    };
    expect(emails.at(-1)?.body.text).toContain('Temporary-1!');
  });

  it('resets a forgotten password by the code in the mail, and by nothing else', async () => {
    await ask('ForgotPassword', { Username: 'quality@example.com' });
    const confirm = (ConfirmationCode: string | undefined) =>
      ask('ConfirmForgotPassword', { Username: 'quality@example.com', Password: 'Remembered-2026!', ConfirmationCode });
    expect(await confirm(undefined)).toMatchObject({ __type: 'CodeMismatchException' });
    expect(await confirm('000000')).toMatchObject({ __type: 'CodeMismatchException' });
    const { emails } = (await (await fetch(`${host.inboxUrl}/store`)).json()) as {
      emails: { body: { text: string } }[];
    };
    expect(await confirm(/\d{6}/.exec(emails.at(-1)?.body.text ?? '')?.[0])).toEqual({});
    expect((await signIn('quality@example.com', 'Remembered-2026!')).AuthenticationResult).toBeTruthy();
    expect(await ask('ForgotPassword', { Username: 'nobody@example.com' })).toMatchObject({
      CodeDeliveryDetails: { DeliveryMedium: 'EMAIL' },
    });
  });

  it('keeps a disabled person out, by password and by refresh', async () => {
    const { RefreshToken } = (await signIn('service@example.com', 'Demo-2026-service!')).AuthenticationResult;
    const refresh = () =>
      ask('InitiateAuth', { AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: RefreshToken } });
    expect((await refresh()).AuthenticationResult.AccessToken).toBeTruthy();
    await administer('AdminDisableUser', { Username: 'service@example.com' });
    expect(await refresh()).toMatchObject({ __type: 'NotAuthorizedException' });
    expect(await signIn('service@example.com', 'Demo-2026-service!')).toMatchObject({ message: 'User is disabled.' });
  });

  it('ends all sessions of a person on request', async () => {
    const { RefreshToken } = (await signIn('auditor@example.com', 'Demo-2026-auditor!')).AuthenticationResult;
    await administer('AdminUserGlobalSignOut', { Username: 'auditor@example.com' });
    const refreshed = await ask('InitiateAuth', {
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: RefreshToken },
    });
    expect(refreshed).toMatchObject({ __type: 'NotAuthorizedException' });
  });

  it('opens no administration to a browser, and trusts no token it did not sign', async () => {
    const { body } = await host.call('GET', '/api/who');
    expect(
      await ask('AdminSetUserPassword', { Username: 'admin@example.com', Password: 'Taken-over-1!', Permanent: true }),
    ).toMatchObject({ __type: 'NotAuthorizedException' });
    const [header, , signature] = (await host.token()).split('.');
    const forged = Buffer.from(
      JSON.stringify({ ...body, username: demoLogins[7]?.sub, sub: demoLogins[7]?.sub }),
    ).toString('base64url');
    expect(await ask('GetUser', { AccessToken: [header, forged, signature].join('.') })).toMatchObject({
      __type: 'NotAuthorizedException',
    });
    expect(await ask('GetUser', { AccessToken: await host.token() })).toMatchObject({ Username: demoLogins[0]?.sub });
  });

  it('lets a function do what its role says, and no more', async () => {
    expect((await administer('AdminGetUser', { Username: 'sales@example.com' })).body).toMatchObject({
      status: 200,
      Enabled: true,
    });
    expect((await administer('AdminDeleteUser', { Username: 'sales@example.com' })).body).toMatchObject({
      __type: 'AccessDeniedException',
    });
    await eventually(
      () => Promise.resolve(host.complaints),
      (all) => all.some((sentence) => sentence.includes('cognito-idp:AdminDeleteUser')),
    );
  });
});
