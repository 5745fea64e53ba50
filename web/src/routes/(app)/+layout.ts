import { redirect } from '@sveltejs/kit';
import { currentUser } from '#lib/auth/session.svelte.ts';
import { routes } from '#lib/routes.ts';
import type { LayoutLoad } from './$types';

/** Nothing of the app is drawn, or asked for, without a session. */
export const load = (({ url }) => {
  // Read before the question, so that every change of address asks it again.
  const back = url.pathname + url.search;
  if (!currentUser()) redirect(307, `${routes.login()}?next=${encodeURIComponent(back)}`);
}) satisfies LayoutLoad;
