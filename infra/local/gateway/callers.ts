import { randomBytes } from 'node:crypto';
import type { Role } from '../iam/roles.ts';

/** Who may call the gateway: each function under its own role, and the operator, who owns the machine. */
export type Caller = { name: string; accessKeyId: string; secret: string; role: Role };

export type Callers = { add: (name: string, role: Role) => Caller; find: (accessKeyId: string) => Caller | undefined };

/** Seeding, rebuilding and verifying are run by the person who owns the data folder: nothing is closed to them. */
export const operatorRole: Role = {
  name: 'operator',
  arn: 'arn:aws:iam::000000000000:role/operator',
  statements: [{ effect: 'Allow', actions: [/.*/], resources: [/.*/s], conditions: [] }],
};

/** Access keys live as long as the host; the id names its function, the secret is told to nobody else. */
export const createCallers = (): Callers => {
  const known = new Map<string, Caller>();
  return {
    add: (name, role) => {
      const accessKeyId = `LOCAL.${name}.${randomBytes(9).toString('hex')}`;
      const caller = { name, accessKeyId, secret: randomBytes(30).toString('base64url'), role };
      known.set(accessKeyId, caller);
      return caller;
    },
    find: (accessKeyId) => known.get(accessKeyId),
  };
};
