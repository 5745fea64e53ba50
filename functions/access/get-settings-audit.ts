import { http } from '#platform/http/http';
import { auditPage } from '#platform/audit/page';
import { getSettingsAudit } from '#shared/access/contract';
import { visibleEntry } from '#shared/access/visible-audit';
import { customGrants, settingsChain } from '../settings/store.ts';

export const handler = http(getSettingsAudit, async ({ query, caller }) => {
  const [{ entries, nextCursor }, grants] = await Promise.all([
    auditPage(settingsChain, caller.staffId, query),
    customGrants(),
  ]);
  return { items: entries.map((entry) => visibleEntry(entry, { caller, grants })), nextCursor };
});
