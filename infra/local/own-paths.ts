import type { IncomingMessage, ServerResponse } from 'node:http';
import { demoLogins } from './demo-logins.ts';
import { answerClient, type Staff } from './staff/staff.ts';

type Answer = (incoming: IncomingMessage, response: ServerResponse) => Promise<void> | void;

const sendJson = (response: ServerResponse, status: number, value: unknown, type = 'application/json'): void => {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
};

const largestBody = 64 * 1024;

const textOf = async (incoming: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of incoming) {
    text += String(chunk);
    if (text.length > largestBody) return '';
  }
  return text;
};

/** A page of another site cannot set this header without being asked first, and is then refused. */
const isForeign = ({ headers }: IncomingMessage): boolean => headers['sec-fetch-site'] === 'cross-site';

/**
 * Two addresses that are not in the template: what the deployment writes beside the site (`config.json`), and the way
 * to the user pool, so that a browser needs one origin only.
 */
export const ownPaths = (staff: Staff, region: string, inboxUrl: string): Record<string, Answer> => ({
  '/config.json': (_, response) => {
    const [userPoolId] = staff.pools.poolIds;
    const [clientId] = staff.pools.clientIds;
    sendJson(response, 200, {
      region,
      userPoolId,
      clientId,
      cognitoEndpoint: '/cognito',
      authFlow: 'USER_PASSWORD_AUTH',
      mailUrl: inboxUrl,
      // One click for each job: these people are printed at the start anyhow, and exist on no other system.
      demo: demoLogins.map(({ job, email, password, name }) => ({ job, username: email, password, name })),
    });
  },
  '/cognito': async (incoming, response) => {
    const target = incoming.headers['x-amz-target'];
    if (incoming.method !== 'POST' || typeof target !== 'string' || isForeign(incoming)) {
      return sendJson(response, 400, { __type: 'InvalidAction', message: 'POST with X-Amz-Target' });
    }
    const { status, body } = await answerClient(staff, target, await textOf(incoming));
    sendJson(response, status, body, 'application/x-amz-json-1.1');
  },
});
