import { objectOf } from '../json.ts';
import { PoolError } from './pool-error.ts';

const needs: { policy: string; pattern: RegExp; said: string }[] = [
  { policy: 'RequireLowercase', pattern: /[a-z]/, said: 'lowercase' },
  { policy: 'RequireUppercase', pattern: /[A-Z]/, said: 'uppercase' },
  { policy: 'RequireNumbers', pattern: /\d/, said: 'numeric' },
  { policy: 'RequireSymbols', pattern: /[^A-Za-z0-9]/, said: 'symbol' },
];

/** Refuses a new password that the template's policy does not allow, in Cognito's words. */
export const checkNewPassword = (password: unknown, passwordPolicy: unknown): void => {
  const policy = objectOf(passwordPolicy);
  const refuse = (why: string): never => {
    throw new PoolError('InvalidPasswordException', `Password did not conform with policy: ${why}`);
  };
  if (typeof password !== 'string' || password.length < Number(policy.MinimumLength ?? 8))
    return refuse('Password not long enough');
  const missing = needs.find((need) => policy[need.policy] === true && !need.pattern.test(password));
  if (missing) refuse(`Password must have ${missing.said} characters`);
};
