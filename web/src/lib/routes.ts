import { resolve } from '$app/paths';

/** Every link of the site. Pages and components never spell an address. */
export const routes = {
  home: () => resolve('/(app)'),
  login: () => resolve('/(auth)/login'),
  forgotPassword: () => resolve('/(auth)/login/forgot'),
  lostDevice: () => resolve('/(auth)/login/lost-device'),
  parties: (query?: Record<string, string>) => withQuery(resolve('/(app)/parties'), query),
  newParty: () => resolve('/(app)/parties/new'),
  party: (id: string, query?: Record<string, string>) => withQuery(resolve('/(app)/parties/[id]', { id }), query),
  imports: () => resolve('/(app)/imports'),
  import: (id: string) => resolve('/(app)/imports/[id]', { id }),
  customFields: () => resolve('/(app)/settings/fields'),
  optionLists: () => resolve('/(app)/settings/options'),
  privacy: () => resolve('/(app)/settings/privacy'),
  staff: () => resolve('/(app)/staff'),
  staffMember: (id: string) => resolve('/(app)/staff/[id]', { id }),
  rights: () => resolve('/(app)/staff/rights'),
  me: () => resolve('/(app)/me'),
} as const;

const withQuery = (path: string, query: Record<string, string> = {}): string => {
  const search = new URLSearchParams(query).toString();
  return search ? `${path}?${search}` : path;
};

/** Where to go after login: only ever a path of this site. */
export const safeReturn = (wanted: string | null): string =>
  wanted?.startsWith('/') && !wanted.startsWith('//') && !wanted.startsWith('/\\') ? wanted : routes.home();
