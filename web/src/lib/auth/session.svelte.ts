import * as z from 'zod/mini';
import { may, seesClass, editsClass, type Caller } from '#shared/access/caller';
import type { FieldClass } from '#shared/access/field-classes';
import { Job } from '#shared/access/jobs';
import type { Permission } from '#shared/access/permissions';
import { renewTokens, revokeTokens, type Tokens } from './cognito.ts';

const Kept = z.object({ access: z.string(), id: z.string(), refresh: z.string(), until: z.number() });
type Kept = z.infer<typeof Kept>;

const Claims = z.object({
  sub: z.string(),
  email: z.optional(z.string()),
  name: z.optional(z.string()),
  'cognito:username': z.optional(z.string()),
  'cognito:groups': z.optional(z.array(z.string())),
});

const place = 'keshang.session';

const readKept = (): Kept | undefined => {
  const text = sessionStorage.getItem(place);
  if (!text) return undefined;
  const parsed = z.safeParse(Kept, JSON.parse(text));
  return parsed.success ? parsed.data : undefined;
};

let session = $state.raw<Kept | undefined>(readKept());

const claimsOf = (token: string): z.infer<typeof Claims> => {
  const payload = token.split('.')[1] ?? '';
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  return Claims.parse(JSON.parse(new TextDecoder().decode(bytes)));
};

const isJob = (word: string): word is Job => z.safeParse(Job, word).success;

export type Me = { username: string; name: string; email: string; jobs: Job[] };

const me = $derived.by((): Me | undefined => {
  if (!session) return undefined;
  const claims = claimsOf(session.id);
  const username = claims['cognito:username'] ?? claims.sub;
  const email = claims.email ?? username;
  return { username, name: claims.name ?? email, email, jobs: (claims['cognito:groups'] ?? []).filter(isJob) };
});

export const currentUser = (): Me | undefined => me;

const caller = (): Caller => ({
  staffId: me?.username ?? '',
  name: me?.name ?? '',
  email: me?.email ?? '',
  jobs: me?.jobs ?? [],
  regions: [],
  locale: 'zh-CN',
});

/** Whether to show an action at all. The server decides again; this only spares people a refusal. */
export const can = (permission: Permission): boolean => may(caller(), permission);
export const canSee = (name: FieldClass): boolean => seesClass(caller(), name);
export const canEdit = (name: FieldClass): boolean => editsClass(caller(), name);

const hold = (tokens: Tokens, refresh: string): void => {
  const until = Date.now() + tokens.ExpiresIn * 1000;
  session = { access: tokens.AccessToken, id: tokens.IdToken, refresh: tokens.RefreshToken ?? refresh, until };
  sessionStorage.setItem(place, JSON.stringify(session));
};

let previous: string | undefined;

/** Whether another person was here before, whose lists and forms may still be in memory. */
export const startSession = (tokens: Tokens): { isSomeoneElse: boolean } => {
  hold(tokens, '');
  return { isSomeoneElse: previous !== undefined && previous !== me?.username };
};

export const forgetSession = (): void => {
  previous = me?.username ?? previous;
  session = undefined;
  sessionStorage.removeItem(place);
};

export const endSession = async (): Promise<void> => {
  const refresh = session?.refresh;
  forgetSession();
  // Being unable to reach the user pool must not keep anyone signed in here.
  if (refresh) await revokeTokens(refresh).catch(() => undefined);
};

let renewing: Promise<boolean> | undefined;

/** One renewal for however many requests found the token stale. */
export const renewSession = (): Promise<boolean> => {
  const refresh = session?.refresh;
  if (!refresh) return Promise.resolve(false);
  renewing ??= renewTokens(refresh)
    .then((tokens) => {
      hold(tokens, refresh);
      return true;
    })
    .catch(() => false)
    .finally(() => {
      renewing = undefined;
    });
  return renewing;
};

const renewBefore = 30_000;

/** The token to send, renewed when it is about to end. */
export const accessToken = async (): Promise<string | undefined> => {
  if (session && session.until - Date.now() < renewBefore) await renewSession();
  return session?.access;
};
