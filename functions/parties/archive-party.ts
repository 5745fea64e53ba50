import { http } from '#platform/http/http';
import { mustBeCurrent } from '#shared/kernel/versions';
import { archivedParty } from '#shared/parties/change-party';
import { partyChanges } from '#shared/parties/changes';
import { archiveParty } from '#shared/parties/contract';
import { mustEdit, visibleParty } from '#shared/parties/visible';
import { customGrants } from '../settings/store.ts';
import { inParty } from './in-party.ts';
import { partyWrites } from './store.ts';

export const handler = http(archiveParty, async ({ params, body, caller, now }) => {
  mustEdit(caller, 'identity');
  const grants = await customGrants();
  return inParty({
    partyId: params.partyId,
    caller,
    now,
    decide: (whole) => {
      mustBeCurrent(body.version, whole.party.version, visibleParty(caller, whole, grants));
      const party = archivedParty(whole.party, caller, now);
      const written = { ...whole, party };
      return {
        answer: visibleParty(caller, written, grants),
        whole: written,
        writes: partyWrites(whole.party, party),
        action: 'archived',
        why: body.reason,
        changes: partyChanges(whole.party, party),
      };
    },
  });
});
