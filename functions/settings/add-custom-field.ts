import { auditWrite, chainHead } from '#platform/audit/chain';
import { earlierCreation, rememberCreation } from '#platform/http/idempotency';
import { http, type Request } from '#platform/http/http';
import { newId } from '#platform/ids';
import { commit, retrying } from '#platform/table/commit';
import { addCustomField } from '#shared/settings/contract';
import { decideNewField, fieldChanges } from '#shared/settings/define-field';
import { forgetCustomFields, insertField, readCustomField, readCustomFields, settingsChain } from './store.ts';
import { answered } from './answered-field.ts';

const add = async ({ body, caller, now, idempotency }: Request<typeof addCustomField>): Promise<string> => {
  const earlier = await earlierCreation(caller.staffId, idempotency);
  if (earlier) return earlier;
  const [fields, head] = await Promise.all([readCustomFields(), chainHead(settingsChain)]);
  const field = decideNewField({ id: newId('fld'), given: body, fields, newOptionId: () => newId('opt') });
  const audit = auditWrite({
    entity: settingsChain,
    head,
    caller,
    now,
    action: 'field.added',
    part: `field:${field.id}`,
    changes: fieldChanges(undefined, field),
  });
  await commit([insertField(field), audit, ...rememberCreation(caller.staffId, idempotency, field.id, now)]);
  forgetCustomFields();
  return field.id;
};

export const handler = http(addCustomField, async (request) =>
  answered(request.caller, await readCustomField(await retrying(() => add(request)))),
);
