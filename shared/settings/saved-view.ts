import * as z from 'zod/mini';
import { Instant } from '../kernel/dates.ts';

/** What a list's address says: the same words as its query string, so a view is a link with a name. */
export const ViewState = z.object({
  q: z.optional(z.string().check(z.maxLength(200))),
  role: z.optional(z.string().check(z.maxLength(20))),
  filter: z.optional(z.string().check(z.maxLength(4000))),
  sort: z.optional(z.string().check(z.maxLength(200))),
  archived: z.optional(z.enum(['only', 'with'])),
  columns: z.optional(z.array(z.string().check(z.maxLength(80))).check(z.maxLength(60))),
});
export type ViewState = z.infer<typeof ViewState>;

export const viewLists = ['parties'] as const;

export const SavedView = z.object({
  id: z.string(),
  name: z.string(),
  list: z.enum(viewLists),
  state: ViewState,
  shared: z.boolean(),
  ownerId: z.string(),
  version: z.int(),
  updatedAt: Instant,
});
export type SavedView = z.infer<typeof SavedView>;

/** Every field that a view names, in filter, sort or columns. */
export const fieldsOfView = ({ filter, sort, columns }: ViewState): string[] => [
  ...filteredFields(filter),
  ...(sort ?? '').split(',').flatMap((name) => name.trim().replace(/^-/, '') || []),
  ...(columns ?? []),
];

// Only the names are wanted here; whether the conditions make sense is the list's to say.
const filteredFields = (filter: string | undefined): string[] => {
  const names = z.array(z.object({ field: z.string() })).safeParse(jsonOf(filter));
  return names.success ? names.data.map(({ field }) => field) : [];
};

const jsonOf = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? '[]');
  } catch {
    return undefined;
  }
};
