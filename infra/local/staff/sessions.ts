import { PoolError } from './pool-error.ts';

const validForMs = 3 * 60_000;

type Session = { username: string; challenge: string; until: number };

export type Sessions = {
  remember: (session: string, username: string, challenge: string) => void;
  /** Uses a session up; one that was not given for this person and challenge is refused. */
  take: (session: unknown, username: string, challenge: unknown) => void;
};

/**
 * A challenge may be answered only by who passed the step before it. cognito-local does not look at the session, so
 * without this anybody could set a new password for anybody.
 */
export const createSessions = (now: () => number = Date.now): Sessions => {
  const open = new Map<string, Session>();
  return {
    remember: (session, username, challenge) => {
      for (const [id, { until }] of open) if (until < now()) open.delete(id);
      open.set(session, { username, challenge, until: now() + validForMs });
    },
    take: (session, username, challenge) => {
      const known = typeof session === 'string' ? open.get(session) : undefined;
      const fits = known?.username === username && known.challenge === challenge && known.until >= now();
      if (!fits) throw new PoolError('NotAuthorizedException', 'Invalid session for the user.');
      // A mistyped code may be typed again; the session ends by time or by success.
    },
  };
};
