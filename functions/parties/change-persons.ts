import { http } from '#platform/http/http';
import { partyKey } from '#platform/secrets/party-secrets';
import { mustBeCurrent } from '#shared/kernel/versions';
import { mustBeOpen } from '#shared/parties/change-party';
import { changePersons } from '#shared/parties/contract';
import { flatPersons, personChanges, sealedAfter } from '#shared/parties/persons';
import { mustEdit } from '#shared/parties/visible';
import { inParty, nothing } from './in-party.ts';
import { opened, personsView } from './open-persons.ts';
import { loadPersons, personsWrite } from './persons-store.ts';

export const handler = http(changePersons, ({ params, body, caller, now }) => {
  mustEdit(caller, 'persons');
  const { partyId } = params;
  const { version, reason, ...persons } = body;
  return inParty({
    partyId,
    caller,
    now,
    load: () => Promise.all([loadPersons(partyId), partyKey(partyId)]),
    decide: ({ party }, [stored, key]) => {
      mustBeOpen(party);
      const before = opened(key, stored.sealed);
      mustBeCurrent(version, stored.version, personsView(stored, before));
      const after = flatPersons(persons);
      const sealed = sealedAfter({ before, sealedBefore: stored.sealed, after, seal: key.seal });
      const changes = personChanges(stored.sealed, sealed);
      if (changes.length === 0) return nothing(personsView(stored, before));
      const written = { version: version + 1, sealed };
      return {
        answer: personsView(written, after),
        writes: [...key.writes, personsWrite(partyId, stored, written)],
        action: 'persons.changed',
        part: 'persons',
        why: reason,
        changes,
      };
    },
  });
});
