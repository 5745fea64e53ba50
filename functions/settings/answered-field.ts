import type { Caller } from '#shared/access/caller';
import { DomainError } from '#shared/kernel/errors';
import type { CustomFieldView } from '#shared/settings/contract';
import type { CustomField } from '#shared/settings/model';
import { visibleField } from '#shared/settings/visible-field';

/** The field as its editor gets it back. */
export const answered = (caller: Caller, field: CustomField): CustomFieldView => {
  const view = visibleField(caller, field);
  if (!view) throw new DomainError('NOT_FOUND', 'there is no such field');
  return view;
};
