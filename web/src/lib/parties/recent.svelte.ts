import { untrack } from 'svelte';
import { currentUser } from '#lib/auth/session.svelte.ts';
import { keep, kept } from '#lib/kept.ts';

export type Viewed = { id: string; name: string; roles: { role: 'customer' | 'supplier'; state: string }[] };

const most = 12;
const place = () => `recent.${currentUser()?.username ?? ''}` as const;

const isViewed = (one: unknown): one is Viewed =>
  typeof one === 'object' &&
  one !== null &&
  'id' in one &&
  typeof one.id === 'string' &&
  'name' in one &&
  typeof one.name === 'string' &&
  'roles' in one &&
  Array.isArray(one.roles);

const read = (): Viewed[] => {
  try {
    const list: unknown = JSON.parse(kept(place()) ?? '[]');
    return Array.isArray(list) ? list.filter(isViewed) : [];
  } catch {
    return [];
  }
};

/** Read with the list, which storage cannot announce by itself. */
let version = $state(0);

/** The parties this person looked at last in this browser, the latest first. */
export const recentlyViewed = (): Viewed[] => {
  return version < 0 ? [] : read();
};

export const rememberViewed = (party: Viewed): void => {
  keep(place(), JSON.stringify([party, ...read().filter(({ id }) => id !== party.id)].slice(0, most)));
  // Told from effects, which must not come to depend on it.
  untrack(() => (version += 1));
};
