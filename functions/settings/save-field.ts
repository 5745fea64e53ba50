import { auditWrite, chainHead } from '#platform/audit/chain';
import { commit, retrying } from '#platform/table/commit';
import type { Caller } from '#shared/access/caller';
import { mustBeCurrent } from '#shared/kernel/versions';
import { fieldChanges } from '#shared/settings/define-field';
import type { CustomField } from '#shared/settings/model';
import { forgetCustomFields, readCustomField, fieldWrite, settingsChain } from './store.ts';

type Saving = {
  fieldId: string;
  version: number;
  action: string;
  reason: string | null | undefined;
  caller: Caller;
  now: Date;
  decide: (field: CustomField) => CustomField | Promise<CustomField>;
};

/** One field, decided anew and saved with its audit entry, at the version its editor saw. */
export const saveField = ({ fieldId, version, action, reason, caller, now, decide }: Saving): Promise<CustomField> =>
  retrying(async () => {
    const [field, head] = await Promise.all([readCustomField(fieldId), chainHead(settingsChain)]);
    mustBeCurrent(version, field.version, field);
    const after = { ...(await decide(field)), version: version + 1 };
    const audit = auditWrite({
      entity: settingsChain,
      head,
      caller,
      now,
      action,
      part: `field:${fieldId}`,
      why: reason,
      changes: fieldChanges(field, after),
    });
    await commit([fieldWrite(after), audit]);
    forgetCustomFields();
    return after;
  });
