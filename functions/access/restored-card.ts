import type { Write } from '#platform/table/commit';
import type { FieldChange } from '#shared/access/audit';
import type { Caller } from '#shared/access/caller';
import { mustBeCurrent } from '#shared/kernel/versions';
import { CardFacts, type Card } from '#shared/parties/card';
import { mustBeOpen } from '#shared/parties/change-party';
import { cardChanges } from '#shared/parties/changes';
import { merged } from '#shared/parties/merge';
import type { Party } from '#shared/parties/model';
import { mustEdit } from '#shared/parties/visible';
import { cardWrite, loadCard } from '../parties/card-store.ts';

type Restoring = {
  party: Party;
  given: Partial<Record<keyof CardFacts, unknown>>;
  body: { version: number };
  caller: Caller;
  now: Date;
};

/** The card as any change of it, with the earlier value of one field. */
export const restoredCard = async ({
  party,
  given,
  body,
  caller,
  now,
}: Restoring): Promise<{ writes: Write[]; changes: FieldChange[]; part: string }> => {
  mustEdit(caller, 'card');
  mustBeOpen(party);
  const before = await loadCard(party.id);
  mustBeCurrent(body.version, before.version, before);
  const stamp = { version: before.version + 1, updatedAt: now.toISOString(), updatedBy: caller.staffId };
  const after = merged<Card>(before, { ...CardFacts.parse(given), ...stamp });
  return { writes: [cardWrite(party.id, before, after)], changes: cardChanges(before, after), part: 'card' };
};
