import type { Context } from './conditions.ts';
import { matchesAny } from './patterns.ts';
import type { Role } from './roles.ts';
import type { Statement } from './statements.ts';

/** One thing that a caller wants to do: a call may ask for several. */
export type Ask = { action: string; resource: string; context?: Context };

const covers = (statement: Statement, { action, resource }: Ask): boolean =>
  matchesAny(statement.actions, action) && matchesAny(statement.resources, resource);

/** Statements that speak of this action on this resource; the patterns are tried once per pair. */
const relevantTo = (role: Role, memo: Map<string, Statement[]>, ask: Ask): Statement[] => {
  const key = `${ask.action}\n${ask.resource}`;
  const known = memo.get(key);
  if (known) return known;
  const found = role.statements.filter((statement) => covers(statement, ask));
  // Object keys make endless resources: keep the memo bounded.
  if (memo.size > 5_000) memo.clear();
  memo.set(key, found);
  return found;
};

const memos = new WeakMap<Role, Map<string, Statement[]>>();

/** Deny wins, then Allow, then nothing is allowed: AWS's own order. */
export const isAllowed = (role: Role, ask: Ask): boolean => {
  const memo = memos.get(role) ?? new Map<string, Statement[]>();
  memos.set(role, memo);
  const speaking = relevantTo(role, memo, ask).filter(({ conditions }) =>
    conditions.every(({ holds }) => holds(ask.context ?? {})),
  );
  return speaking.some(({ effect }) => effect === 'Allow') && !speaking.some(({ effect }) => effect === 'Deny');
};

/** The first thing a role may not do, said as AWS says it. */
export const refusalOf = (role: Role, functionName: string, asks: Ask[]): string | undefined => {
  const refused = asks.find((ask) => !isAllowed(role, ask));
  if (!refused) return undefined;
  const who = `arn:aws:sts::000000000000:assumed-role/${role.name}/${functionName}`;
  return `User: ${who} is not authorized to perform: ${refused.action} on resource: ${refused.resource} because no identity-based policy allows the ${refused.action} action`;
};
