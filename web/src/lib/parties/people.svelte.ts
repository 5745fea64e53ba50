import { listStaff } from '#shared/access/contract';
import type { StaffView } from '#shared/access/staff';
import { call } from '#lib/api.ts';

const staleAfter = 300_000;
let known = $state.raw<ReadonlyMap<string, StaffView>>(new Map());
let asking: Promise<void> | undefined;
let askedAt = 0;

const ask = async (): Promise<void> => {
  const all: StaffView[] = [];
  let cursor: string | undefined;
  do {
    const page = await call(listStaff, { query: { limit: 100, ...(cursor ? { cursor } : {}) } });
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  known = new Map(all.map((person) => [person.staffId, person]));
  askedAt = Date.now();
};

/** Colleagues by id, for names of keepers and for pickers; asked for once, and again when it has become old. */
export const loadPeople = (): Promise<void> => {
  if (known.size > 0 && Date.now() - askedAt < staleAfter) return Promise.resolve();
  asking ??= ask().finally(() => {
    asking = undefined;
  });
  return asking;
};

export const people = (): StaffView[] => [...known.values()];
/** Empty while names are on their way; the id never is a name. */
export const staffName = (staffId: string): string => known.get(staffId)?.name ?? '';
