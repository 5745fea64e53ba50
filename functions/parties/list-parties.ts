import { http } from '#platform/http/http';
import { listParties } from '#shared/parties/contract';
import { partyLine, conditionsOf } from '#shared/parties/party-lines';
import { customFields } from '../settings/store.ts';
import { partiesRegister, readingOf } from './register.ts';

export const handler = http(listParties, async ({ query, caller, now }) => {
  const { q, filter, sort, limit, cursor, facets, role, archived } = query;
  const reading = readingOf(caller, await customFields(), now);
  const { items, ...page } = await partiesRegister.list({
    ...reading,
    q,
    filter,
    sort,
    limit,
    cursor,
    usually: 'legalName',
    always: conditionsOf({ role, archived }),
    facets: facets?.split(',').map((field) => field.trim()),
    // Said once, with the first page.
    total: cursor === undefined,
  });
  return { items: items.map(partyLine), ...page };
});
