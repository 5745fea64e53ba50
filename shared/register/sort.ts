import { fieldError } from '../kernel/errors.ts';
import { notAvailable } from './available.ts';
import type { Readable, RegisterField } from './fields.ts';

export type Order = { field: RegisterField; backwards: boolean };
const mostOrders = 4;

/** `sort=legalName,-createdAt`: several, the first counts most; `-` is downwards. */
export const parseSort = (
  sort: string | undefined,
  fields: ReadonlyMap<string, RegisterField>,
  readable: Readable,
): Order[] => {
  if (sort === undefined || sort.trim() === '') return [];
  const names = sort.split(',').map((name) => name.trim());
  if (names.length > mostOrders) throw fieldError('INPUT_INVALID', 'sort', `at most ${mostOrders} fields`);
  return names.map((name) => {
    const backwards = name.startsWith('-');
    const id = backwards ? name.slice(1) : name;
    const field = fields.get(id);
    if (!field?.sortable || !readable(id)) throw notAvailable('sort', id);
    return { field, backwards };
  });
};
