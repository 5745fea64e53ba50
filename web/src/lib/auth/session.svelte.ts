import { may, seesClass, editsClass, type Caller } from '#shared/access/caller';
import type { FieldClass } from '#shared/access/field-classes';
import { jobs, type Job } from '#shared/access/job-list';
import { field, number, text, texts } from '#lib/reading.ts';
import type { Permission } from '#shared/access/permissions';
import { forgetDrafts } from '#lib/drafts.ts';
import { routes } from '#lib/routes.ts';
import { renewTokens, revokeTokens, type Tokens } from './cognito.ts';
import { askTabs, onTabs, tellTabs } from './tabs.ts';

type Kept = { access: string; id: string; refresh: string; until: number };

const place = 'keshang.session';

const keptIn = (value: unknown): Kept => {
  const [access, id, refresh] = [field(value, 'access'), field(value, 'id'), field(value, 'refresh')];
  return { access, id, refresh, until: number(value, 'until') ?? 0 };
};

const readKept = (): Kept | undefined => {
  try {
    return keptIn(JSON.parse(sessionStorage.getItem(place) ?? ''));
  } catch {
    // Nothing is kept, or something unreadable: a login makes it anew.
    return undefined;
  }
};

let session = $state.raw<Kept | undefined>(readKept());

const claimsOf = (token: string): unknown => {
  const payload = token.split('.')[1] ?? '';
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
};

const usernameOf = (claims: unknown): string => text(claims, 'cognito:username') ?? field(claims, 'sub');

export type Me = { username: string; name: string; email: string; jobs: Job[] };

/** Tokens of people who were invited carry no name; it comes from the list of colleagues. */
let named = $state.raw<{ username: string; name: string }>();
export const nameUser = (username: string, name: string): void => {
  named = { username, name };
};

const me = $derived.by((): Me | undefined => {
  if (!session) return undefined;
  const claims = claimsOf(session.id);
  const username = usernameOf(claims);
  const email = text(claims, 'email') ?? username;
  const groups = texts(claims, 'cognito:groups');
  const name = named?.username === username ? named.name : (text(claims, 'name') ?? email);
  return { username, name, email, jobs: jobs.filter((job) => groups.includes(job)) };
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

const keep = (kept: Kept): void => {
  session = kept;
  sessionStorage.setItem(place, JSON.stringify(kept));
};

const hold = (tokens: Tokens, refresh: string): void => {
  const { access, id, seconds } = tokens;
  keep({ access, id, refresh: tokens.refresh ?? refresh, until: Date.now() + seconds * 1000 });
  tellTabs({ say: 'renewed', session });
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
  tellTabs({ say: 'ended', who: me?.username });
  forgetSession();
  forgetDrafts();
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

const personIn = ({ id }: Kept): string => usernameOf(claimsOf(id));

/** A new tab takes over the session of the tab that was used last; a tab that another person used does not. */
export const joinSession = async (): Promise<void> => {
  const answer = await askTabs();
  if (answer === undefined || session) return;
  const kept = keptIn(answer);
  if (previous === undefined || previous === personIn(kept)) keep(kept);
};

onTabs({
  session: () => session,
  renewed: (value) => {
    const kept = keptIn(value);
    if (session && me?.username === personIn(kept)) keep(kept);
  },
  ended: (who) => {
    if (!session || who !== me?.username) return;
    forgetSession();
    forgetDrafts();
    // As at log out here: nothing that this person saw stays in memory.
    location.assign(routes.login());
  },
});
