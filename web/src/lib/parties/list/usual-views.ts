import { can, canSee } from '#lib/auth/session.svelte.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Filter } from '#lib/ui/filters.ts';
import { emptyState, type ListState } from './list-state.ts';

/** A view that is there without being saved. Its id stands in the address. */
export type UsualView = { id: string; name: string; state: ListState };

type Side = 'customer' | 'supplier';
const usual = (id: string, name: string, filters: Filter[], more: Partial<ListState> = {}): UsualView => ({
  id,
  name,
  state: { ...emptyState, filters, ...more, view: id },
});

const is = (field: string, value: string): Filter => ({ field, op: 'eq', value });
const names = {
  mine: { customer: m.parties_view_my_customers, supplier: m.parties_view_my_suppliers, one: m.parties_view_mine },
  candidates: {
    customer: m.parties_view_customer_candidates,
    supplier: m.parties_view_supplier_candidates,
    one: m.parties_view_candidates,
  },
  held: { customer: m.parties_view_customers_held, supplier: m.parties_view_suppliers_held, one: m.parties_view_held },
};

export const expiryFilter = (span: string): Filter => ({
  field: 'supplier.nextExpiry',
  op: 'lte',
  value: `today+${span}`,
});

/** What a job opens its list for: its own sides, in the order in which they matter. */
export const usualViews = (): UsualView[] => {
  const sides = (['customer', 'supplier'] as const).filter((side) => canSee(side));
  const only = sides.length === 1;
  const named = (kind: keyof typeof names, side: Side): string => (only ? names[kind].one() : names[kind][side]());
  const ofSides = (kind: keyof typeof names, filter: (side: Side) => Filter): UsualView[] =>
    sides.map((side) => usual(`${kind}-${side}`, named(kind, side), [filter(side)], { role: side }));
  return [
    usual('', m.parties_view_all(), []),
    ...(can('party:edit') ? ofSides('mine', (side) => is(`${side}.keeperId`, 'me')) : []),
    ...ofSides('candidates', (side) => is(`${side}.state`, 'candidate')),
    ...(canSee('supplier')
      ? [usual('expiring', m.parties_view_expiring(), [expiryFilter('30d')], { sort: 'supplier.nextExpiry' })]
      : []),
    ...ofSides('held', (side) => is(`${side}.state`, 'on-hold')),
    usual('archived', m.parties_view_archived(), [], { archived: 'only' }),
  ];
};
