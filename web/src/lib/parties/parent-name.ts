import { getParty } from '#shared/parties/contract';
import { call } from '#lib/api.ts';

/** The name of the company that a party belongs to; undefined where the reader may not see it. */
export const parentName = (partyId: string): Promise<string | undefined> =>
  call(getParty, { params: { partyId } }).then(
    ({ legalName }) => legalName,
    () => undefined,
  );
