import { redirect } from '@sveltejs/kit';
import { can, currentUser, joinSession } from '#lib/auth/session.svelte.ts';
import { routes } from '#lib/routes.ts';
import { permissionAt } from '#lib/shell/places.ts';
import type { LayoutLoad } from './$types';

/** Nothing of the app is drawn, or asked for, without a session, and no page without the right to it. */
export const load = (async ({ url }) => {
  // Read before the question, so that every change of address asks it again.
  const back = url.pathname + url.search;
  if (!currentUser()) await joinSession();
  if (!currentUser()) redirect(307, `${routes.login()}?next=${encodeURIComponent(back)}`);
  return { mayBeHere: can(permissionAt(url.pathname)) };
}) satisfies LayoutLoad;
