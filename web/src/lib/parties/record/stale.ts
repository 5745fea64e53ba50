import { ApiProblem } from '#lib/api.ts';

/** Whether someone else changed it meanwhile, and the version it has now, so that one's own change can be put on top. */
export const staleness = (problem: unknown): { stale: boolean; version?: number } => {
  if (!(problem instanceof ApiProblem) || problem.code !== 'CHANGED_BY_SOMEONE_ELSE') return { stale: false };
  const current = problem.details['current'];
  const told = typeof current === 'object' && current !== null && 'version' in current;
  return { stale: true, ...(told ? { version: Number(current.version) } : {}) };
};
