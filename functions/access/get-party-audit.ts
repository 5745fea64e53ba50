import { auditPage } from '#platform/audit/page';
import { http } from '#platform/http/http';
import { erasureOf } from '#platform/secrets/party-secrets';
import { getPartyAudit } from '#shared/access/contract';
import { isRestorable } from '#shared/access/restore-value';
import { visibleEntry } from '#shared/access/visible-audit';
import { auditOf, mustSeeParty } from '../parties/store.ts';
import { customFields, customGrants } from '../settings/store.ts';

export const handler = http(getPartyAudit, async ({ params: { partyId }, query, caller }) => {
  const [, { entries, nextCursor }, grants, fields, erasure] = await Promise.all([
    mustSeeParty(partyId, caller),
    auditPage(auditOf(partyId), caller.staffId, query),
    customGrants(),
    customFields(),
    erasureOf(partyId),
  ]);
  const reader = { caller, grants, erasure, restorable: isRestorable(caller, fields) };
  return { items: entries.map((entry) => visibleEntry(entry, reader)), nextCursor };
});
