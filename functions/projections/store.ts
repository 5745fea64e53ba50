import type { RegisterRow } from '#shared/register/row';
import { partyOfItems, partyRow } from '#shared/parties/register-projection';
import { partyIdOf, ranges } from '#platform/table/keys';
import { queryAll } from '#platform/table/table';
import { spell } from './spelling.ts';

export { partyIdOf };

/** A party's line as it is now, strongly consistent; null when the party is gone. */
export const currentPartyRow = async (partyId: string): Promise<RegisterRow | null> => {
  const whole = partyOfItems(await queryAll(ranges.registerRow(partyId)));
  return whole ? partyRow(whole, spell) : null;
};
