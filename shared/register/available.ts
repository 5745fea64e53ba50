import { DomainError } from '../kernel/errors.ts';

/** One and the same refusal for a field that does not exist and one that is not the reader's to see. */
export const notAvailable = (path: string, fieldId: string): DomainError => {
  const message = `there is no field ${JSON.stringify(fieldId.slice(0, 80))}`;
  return new DomainError('FIELD_NOT_AVAILABLE', message, { errors: [{ path, code: 'FIELD_NOT_AVAILABLE', message }] });
};
