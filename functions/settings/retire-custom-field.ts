import { http } from '#platform/http/http';
import { retireCustomField } from '#shared/settings/contract';
import { decideRetirement } from '#shared/settings/define-field';
import { answered } from './answered-field.ts';
import { saveField } from './save-field.ts';

export const handler = http(retireCustomField, async ({ params, body: { version, reason }, caller, now }) =>
  answered(
    caller,
    await saveField({
      ...params,
      version,
      reason,
      action: 'field.retired',
      caller,
      now,
      decide: (field) => decideRetirement(field, now),
    }),
  ),
);
