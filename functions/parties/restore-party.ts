import { http } from '#platform/http/http';
import { mustBeCurrent } from '#shared/kernel/versions';
import { restoredParty } from '#shared/parties/change-party';
import { partyChanges } from '#shared/parties/changes';
import { restoreParty } from '#shared/parties/contract';
import { mustEdit, visibleParty } from '#shared/parties/visible';
import { customGrants } from '../settings/store.ts';
import { inParty } from './in-party.ts';
import { partyWrites } from './store.ts';

export const handler = http(restoreParty, async ({ params, body, caller, now }) => {
  mustEdit(caller, 'identity');
  const grants = await customGrants();
  return inParty({
    partyId: params.partyId,
    caller,
    now,
    decide: (whole) => {
      mustBeCurrent(body.version, whole.party.version, visibleParty(caller, whole, grants));
      const party = restoredParty(whole.party, caller, now);
      const written = { ...whole, party };
      return {
        answer: visibleParty(caller, written, grants),
        whole: written,
        writes: party.version === whole.party.version ? [] : partyWrites(whole.party, party),
        action: 'restored',
        why: body.reason,
        changes: partyChanges(whole.party, party),
      };
    },
  });
});
