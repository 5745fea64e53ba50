import type { Job } from '#shared/access/jobs';
import { can, canSee, currentUser } from '#lib/auth/session.svelte.ts';

export const sections = ['proposals', 'expiring', 'tasks', 'mine', 'changed'] as const;
export type Section = (typeof sections)[number];

/** What waits comes first, and each job waits for something else. */
const orders: Partial<Record<Job, readonly Section[]>> = {
  sales: ['tasks', 'mine', 'proposals', 'changed'],
  service: ['tasks', 'changed', 'mine'],
  purchasing: ['expiring', 'tasks', 'mine', 'changed'],
  quality: ['expiring', 'tasks', 'changed'],
  finance: ['proposals', 'tasks', 'changed'],
  auditor: ['changed', 'expiring'],
};

const shown: Record<Section, () => boolean> = {
  proposals: () => canSee('customer-credit') || can('bank:read'),
  expiring: () => canSee('supplier'),
  tasks: () => canSee('notes') && can('note:write'),
  mine: () => can('role:edit'),
  changed: () => true,
};

export const sectionsOfJob = (): Section[] => {
  const [job] = currentUser()?.jobs ?? [];
  return [...((job && orders[job]) ?? sections)].filter((section) => shown[section]());
};
