import { isObject, listOf, objectOf, textsOf } from '../json.ts';

export type HttpAnswer = { status: number; headers: Record<string, string | string[]>; body: Buffer };

/** Lambda itself allows 6 MB; ours is stricter, so that nothing works here only. */
export const largestAnswer = 5 * 1024 * 1024;

/** What a function returned, read as payload 2.0 does: with a status code it is a response, without one it is the body. */
export const answerOf = (payload: string): HttpAnswer => {
  const value: unknown = JSON.parse(payload);
  if (!isObject(value) || typeof value.statusCode !== 'number') {
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(typeof value === 'string' ? value : payload),
    };
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = value;
  const own = Object.entries(objectOf(headers)).map(([name, header]) => [name.toLowerCase(), String(header)] as const);
  const setCookies = textsOf(listOf(cookies));
  return {
    status: statusCode,
    headers: {
      'content-type': 'text/plain;charset=UTF-8',
      ...Object.fromEntries(own),
      ...(setCookies.length > 0 ? { 'set-cookie': setCookies } : {}),
    },
    body: typeof body === 'string' ? Buffer.from(body, isBase64Encoded === true ? 'base64' : 'utf8') : Buffer.alloc(0),
  };
};
