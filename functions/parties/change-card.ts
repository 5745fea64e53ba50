import { http } from '#platform/http/http';
import { mustBeCurrent } from '#shared/kernel/versions';
import type { Card } from '#shared/parties/card';
import { mustBeOpen } from '#shared/parties/change-party';
import { cardChanges } from '#shared/parties/changes';
import { changeCard } from '#shared/parties/contract';
import { merged } from '#shared/parties/merge';
import { mustEdit } from '#shared/parties/visible';
import { cardWrite, loadCard } from './card-store.ts';
import { inParty, nothing } from './in-party.ts';

export const handler = http(changeCard, ({ params, body, caller, now }) => {
  mustEdit(caller, 'card');
  const { partyId } = params;
  const { version, reason, ...given } = body;
  return inParty({
    partyId,
    caller,
    now,
    load: () => loadCard(partyId),
    decide: ({ party }, before) => {
      mustBeOpen(party);
      mustBeCurrent(version, before.version, before);
      const stamp = { version: version + 1, updatedAt: now.toISOString(), updatedBy: caller.staffId };
      const after = merged<Card>(before, { ...given, ...stamp });
      const changes = cardChanges(before, after);
      if (changes.length === 0) return nothing(before);
      return {
        answer: after,
        writes: [cardWrite(partyId, before, after)],
        action: 'card.changed',
        part: 'card',
        why: reason,
        changes,
      };
    },
  });
});
