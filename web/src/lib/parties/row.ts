import type { PartyRow } from '#shared/parties/register-row';

/** Readers of a line of the register: its values are there only as far as the reader may see them. */
export const valueOf = (row: PartyRow, fieldId: string): unknown => row.values[fieldId] ?? row.custom?.[fieldId];

export const textOf = (row: PartyRow, fieldId: string): string => {
  const value = valueOf(row, fieldId);
  return typeof value === 'string' ? value : '';
};

export const textsOf = (row: PartyRow, fieldId: string): string[] => {
  const value = valueOf(row, fieldId);
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
};

/** Rows that are not shown already: a list may move between two pages. */
export const notAmong = (rows: readonly PartyRow[], others: readonly PartyRow[]): PartyRow[] => {
  const known = new Set(others.map(({ id }) => id));
  return rows.filter(({ id }) => !known.has(id));
};

export type RoleState = { role: 'customer' | 'supplier'; state: string };

/** The roles of a party with the state of each, customer first. */
export const rolesOf = (row: PartyRow): RoleState[] =>
  rolesIn({ customer: textOf(row, 'customer.state'), supplier: textOf(row, 'supplier.state') });

export const rolesIn = (states: Partial<Record<'customer' | 'supplier', string>> = {}): RoleState[] =>
  (['customer', 'supplier'] as const).flatMap((role) => {
    const state = states[role];
    return state ? [{ role, state }] : [];
  });

/** The number to ring: the company's own, else that of its first contact. */
export const phoneOf = (row: PartyRow): string | undefined =>
  textsOf(row, 'phones')[0] ?? textsOf(row, 'contact.phones')[0];
