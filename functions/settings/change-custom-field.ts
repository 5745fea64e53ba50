import { http } from '#platform/http/http';
import { newId } from '#platform/ids';
import { changeCustomField } from '#shared/settings/contract';
import { decideFieldChange } from '#shared/settings/define-field';
import { answered } from './answered-field.ts';
import { saveField } from './save-field.ts';

export const handler = http(changeCustomField, async ({ params, body, caller, now }) => {
  const { version, reason } = body;
  const decide = (field: Parameters<typeof decideFieldChange>[0]['field']) =>
    decideFieldChange({ field, given: body, newOptionId: () => newId('opt') });
  return answered(
    caller,
    await saveField({ ...params, version, reason, action: 'field.changed', caller, now, decide }),
  );
});
