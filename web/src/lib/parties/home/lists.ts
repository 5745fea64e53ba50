import { can, canSee } from '#lib/auth/session.svelte.ts';
import { routes } from '#lib/routes.ts';
import { addressOf, emptyState, type ListState } from '../list/list-state.ts';
import { expiryFilter, usualViews } from '../list/usual-views.ts';

type Side = 'customer' | 'supplier';

/** Where each number of the home page leads: the list that it counts. */
const list = (part: Partial<ListState>): string => routes.parties(addressOf({ ...emptyState, ...part }));

export const lists = {
  role: (role: ListState['role']) => list({ role }),
  state: (side: Side, state: string) =>
    list({ role: side, filters: [{ field: `${side}.state`, op: 'eq', value: state }] }),
  /** The same span as the count of the home page. */
  expiring: () => list({ filters: [expiryFilter('2m')], sort: 'supplier.nextExpiry' }),
  lacking: (fieldId: string, of: 'party' | Side) =>
    list({ role: of === 'party' ? '' : of, filters: [{ field: fieldId, op: 'empty' }] }),
  recent: () => list({ sort: '-updatedAt' }),
};

/** The sides on which the reader keeps parties, with the list of those. */
export const ownSides = (): { side: Side; href: string }[] =>
  (['customer', 'supplier'] as const).flatMap((side) => {
    const view = usualViews().find(({ id }) => id === `mine-${side}`);
    return view && can('role:edit') && canSee(side) ? [{ side, href: routes.parties(addressOf(view.state)) }] : [];
  });
