import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { answerPasswordVerifier, beginSrp, passwordKey, srpTimestamp } from '../../../web/src/lib/auth/srp.ts';

/** Amazon's own implementation, which the site does not carry. Only what is asked of it here. */
type BigInteger = { toString: (radix: number) => string };
type Helper = {
  smallAValue: BigInteger;
  largeAValue: BigInteger;
  getPasswordAuthenticationKey: (
    user: string,
    password: string,
    serverValue: BigInteger,
    salt: BigInteger,
    done: (failure: unknown, key: Uint8Array) => void,
  ) => void;
};
type Defaults<T> = { default: T };

const require = createRequire(import.meta.url);
const { default: AuthenticationHelper } = require('amazon-cognito-identity-js/lib/AuthenticationHelper.js') as Defaults<
  new (poolName: string) => Helper
>;
const { default: BigInteger } = require('amazon-cognito-identity-js/lib/BigInteger.js') as Defaults<
  new (text: string, radix: number) => BigInteger
>;
const { default: DateHelper } = require('amazon-cognito-identity-js/lib/DateHelper.js') as Defaults<
  new () => { getNowString: () => string }
>;

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.padStart(256, '0').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

const amazonsKey = (helper: Helper, password: string, serverValue: string, salt: string): Promise<string> =>
  new Promise((done, failed) => {
    const [b, s] = [new BigInteger(serverValue, 16), new BigInteger(salt, 16)];
    helper.getPasswordAuthenticationKey('user-1', password, b, s, (failure, key) => {
      if (failure) failed(new Error('amazon refused'));
      else done(Buffer.from(key).toString('hex'));
    });
  });

describe('proving a password without sending it', () => {
  it.each([
    ['a Latin password', 'Correct-Horse-9', 'c9f1a2b37788', '0a1b2c3d4e5f60718293a4b5c6d7e8f9'],
    ['a password in Chinese characters', '客商管理-Tian-2026', '7fffabcdef0123', 'ff00ee11dd22cc33bb44aa5599668877'],
  ])('arrives at the key that Amazon’s library finds for %s', async (_name, password, serverValue, salt) => {
    const helper = new AuthenticationHelper('PoolName');
    const srp = beginSrp(bytesOf(helper.smallAValue.toString(16)));
    expect(srp.publicValue).toBe(helper.largeAValue.toString(16));

    const ours = await passwordKey({ srp, poolName: 'PoolName', userId: 'user-1', password, salt, serverValue });
    expect(Buffer.from(ours).toString('hex')).toBe(await amazonsKey(helper, password, serverValue, salt));
  });

  it('refuses a server value that would make any password right', async () => {
    const given = { srp: beginSrp(), poolName: 'P', userId: 'u', password: 'p', salt: '1', serverValue: '0' };
    await expect(passwordKey(given)).rejects.toThrow('impossible');
  });

  it('signs with the time in the words the pool expects', async () => {
    const now = new Date('2026-11-04T08:06:01Z');
    expect(srpTimestamp(now)).toBe('Wed Nov 4 08:06:01 UTC 2026');
    expect(new DateHelper().getNowString()).toMatch(/^\w{3} \w{3} \d{1,2} \d\d:\d\d:\d\d UTC \d{4}$/);

    const secretBlock = Buffer.from('block').toString('base64');
    const asked = { userPoolId: 'cn-north-1_Pool', userId: 'u', salt: 'ab', serverValue: 'cd', secretBlock };
    const proof = await answerPasswordVerifier({ ...asked, srp: beginSrp(), password: 'p', now });
    expect(proof).toMatchObject({ TIMESTAMP: srpTimestamp(now), PASSWORD_CLAIM_SECRET_BLOCK: secretBlock });
    expect(Buffer.from(proof['PASSWORD_CLAIM_SIGNATURE'] ?? '', 'base64')).toHaveLength(32);
  });
});
