import { auditPage } from '#platform/audit/page';
import { http } from '#platform/http/http';
import { getStaffAudit } from '#shared/access/contract';
import { visibleEntry } from '#shared/access/visible-audit';
import { auditOfStaff } from './store.ts';

export const handler = http(getStaffAudit, async ({ params, query, caller }) => {
  const { entries, nextCursor } = await auditPage(auditOfStaff(params.staffId), caller.staffId, query);
  return { items: entries.map((entry) => visibleEntry(entry, { caller, grants: new Map() })), nextCursor };
});
