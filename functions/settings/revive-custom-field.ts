import { http } from '#platform/http/http';
import { reviveCustomField } from '#shared/settings/contract';
import { decideRevival } from '#shared/settings/define-field';
import { answered } from './answered-field.ts';
import { saveField } from './save-field.ts';
import { readCustomFields } from './store.ts';

export const handler = http(reviveCustomField, async ({ params, body: { version, reason }, caller, now }) =>
  answered(
    caller,
    await saveField({
      ...params,
      version,
      reason,
      action: 'field.revived',
      caller,
      now,
      decide: async (field) => decideRevival(field, await readCustomFields()),
    }),
  ),
);
