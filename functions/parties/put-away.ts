import type { Request } from '#platform/http/http';
import { mustBeCurrent } from '#shared/kernel/versions';
import { partyChanges } from '#shared/parties/changes';
import type { archiveParty, restoreParty } from '#shared/parties/contract';
import type { archivedParty } from '#shared/parties/change-party';
import type { PartyView } from '#shared/parties/model';
import { mustEdit, visibleParty } from '#shared/parties/visible';
import { customGrants } from '../settings/store.ts';
import { inParty, nothing } from './in-party.ts';
import { partyWrites } from './store.ts';

type Asked = Pick<Request<typeof archiveParty | typeof restoreParty>, 'params' | 'body' | 'caller' | 'now'>;
type Happening = { action: 'archived' | 'restored'; change: typeof archivedParty };

/** Takes a party out of the lists, or brings it back: the same steps, decided one way or the other. */
export const putAway = async (
  { params, body, caller, now }: Asked,
  { action, change }: Happening,
): Promise<PartyView> => {
  mustEdit(caller, 'identity');
  const grants = await customGrants();
  return inParty({
    partyId: params.partyId,
    caller,
    now,
    decide: (whole) => {
      mustBeCurrent(body.version, whole.party.version, visibleParty(caller, whole, grants));
      const party = change(whole.party, caller, now);
      const written = { ...whole, party };
      const answer = visibleParty(caller, written, grants);
      if (party.version === whole.party.version) return nothing(answer);
      const changes = partyChanges(whole.party, party);
      return { answer, whole: written, writes: partyWrites(whole.party, party), action, why: body.reason, changes };
    },
  });
};
