import { parseConditions } from '#shared/register/filter';
import type { ViewState } from '#shared/settings/saved-view';
import type { Filter } from '#lib/ui/filters.ts';

export const roleTabs = ['', 'customer', 'supplier', 'both'] as const;
export type RoleTab = (typeof roleTabs)[number];

/** Everything that a list shows, as its address says it: a link to the list is the list. */
export type ListState = {
  q: string;
  role: RoleTab;
  filters: Filter[];
  /** As the API takes it: `legalName`, `-updatedAt`. */
  sort: string;
  archived: '' | 'only' | 'with';
  /** Undefined: the reader's usual ones. */
  columns: string[] | undefined;
  /** The saved view it began with. */
  view: string;
};

export const emptyState: ListState = {
  q: '',
  role: '',
  filters: [],
  sort: '',
  archived: '',
  columns: undefined,
  view: '',
};

const filtersIn = (text: string | null | undefined): Filter[] => {
  try {
    return parseConditions(text ?? undefined);
  } catch {
    // An address that somebody cut short still opens the list.
    return [];
  }
};

const tabIn = (word: string | null | undefined): RoleTab => roleTabs.find((tab) => tab === word) ?? '';
const archivedIn = (word: string | null | undefined): ListState['archived'] =>
  word === 'only' || word === 'with' ? word : '';

/** None at all is as usual: a list without columns would be no list. */
export const columnsIn = (text: string | null | undefined): string[] | undefined => {
  const ids = text?.split(',').filter(Boolean);
  return ids && ids.length > 0 ? ids : undefined;
};

export const readState = (params: Pick<URLSearchParams, 'get'>): ListState => ({
  q: params.get('q') ?? '',
  role: tabIn(params.get('role')),
  filters: filtersIn(params.get('filter')),
  sort: params.get('sort') ?? '',
  archived: archivedIn(params.get('archived')),
  columns: columnsIn(params.get('columns')),
  view: params.get('view') ?? '',
});

const filterText = (filters: readonly Filter[]): string => (filters.length > 0 ? JSON.stringify(filters) : '');

/** The words of the address; what is as usual is not said. */
export const addressOf = ({ q, role, filters, sort, archived, columns, view }: ListState): Record<string, string> => {
  const words = {
    view,
    q: q.trim(),
    role,
    filter: filterText(filters),
    sort,
    archived,
    columns: columns?.join(',') ?? '',
  };
  return Object.fromEntries(Object.entries(words).filter(([, word]) => word !== ''));
};

const bothRoles: Filter = { field: 'roles', op: 'hasAll', value: ['customer', 'supplier'] };

export type ListQuery = {
  q?: string;
  role?: 'customer' | 'supplier';
  filter?: string;
  sort?: string;
  archived?: 'only' | 'with';
};

/** What the API is asked; "both roles" is a condition like any other there. */
export const queryOf = ({ q, role, filters, sort, archived }: ListState): ListQuery => {
  const filter = filterText(role === 'both' ? [...filters, bothRoles] : filters);
  return {
    ...(q.trim() ? { q: q.trim() } : {}),
    ...(role === 'customer' || role === 'supplier' ? { role } : {}),
    ...(filter ? { filter } : {}),
    ...(sort ? { sort } : {}),
    ...(archived ? { archived } : {}),
  };
};

export const viewStateOf = ({ q, role, filters, sort, archived, columns }: ListState): ViewState => {
  const filter = filterText(filters);
  return {
    ...(q.trim() ? { q: q.trim() } : {}),
    ...(role ? { role } : {}),
    ...(filter ? { filter } : {}),
    ...(sort ? { sort } : {}),
    ...(archived ? { archived } : {}),
    ...(columns ? { columns } : {}),
  };
};

export const stateOfView = (id: string, state: ViewState): ListState => ({
  q: state.q ?? '',
  role: tabIn(state.role),
  filters: filtersIn(state.filter),
  sort: state.sort ?? '',
  archived: archivedIn(state.archived),
  columns: columnsIn(state.columns?.join(',')),
  view: id,
});

/** Whether two lists show the same, whatever they are called. */
export const sameList = (a: ListState, b: ListState): boolean =>
  JSON.stringify(addressOf({ ...a, view: '' })) === JSON.stringify(addressOf({ ...b, view: '' }));

/** Whether anything narrows the list. */
export const isNarrowed = ({ q, role, filters, archived }: ListState): boolean =>
  q.trim() !== '' || role !== '' || filters.length > 0 || archived !== '';
