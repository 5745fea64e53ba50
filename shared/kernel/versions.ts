import { DomainError } from './errors.ts';

/** An update names the version that its user saw; a stale one is refused with the state as it is now, as they may see it. */
export const mustBeCurrent = (seen: number, present: number, current: unknown): void => {
  if (seen !== present) throw new DomainError('CHANGED_BY_SOMEONE_ELSE', 'changed since you read it', { current });
};
