import { Card } from '#shared/parties/card';
import { insert, rewrite, type Write } from '#platform/table/commit';
import { keys } from '#platform/table/keys';
import { getItem } from '#platform/table/table';

/** A card not yet written is empty, at version 0. */
export const loadCard = async (partyId: string): Promise<Card> =>
  Card.parse((await getItem(keys.card(partyId))) ?? { version: 0 });

export const cardWrite = (partyId: string, before: Card, after: Card): Write => {
  const item = { ...keys.card(partyId), partyId, ...after };
  return before.version === 0 ? insert(item) : rewrite(item, before.version);
};
