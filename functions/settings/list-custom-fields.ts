import { http } from '#platform/http/http';
import { listCustomFields } from '#shared/settings/contract';
import { visibleFields } from '#shared/settings/visible-field';
import { customFields } from './store.ts';

export const handler = http(listCustomFields, async ({ query, caller }) => {
  const fields = await customFields();
  const asked = fields.filter(
    ({ of, retiredAt }) => (!query.of || of === query.of) && (query.retired === 'with' || !retiredAt),
  );
  return { items: visibleFields(caller, asked) };
});
