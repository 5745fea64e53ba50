import type { AuditEntry, FieldChange } from './audit.ts';

/** The last erasure of a party's personal details; `individual` where the party itself was a natural person. */
export type Erasure = { erasedAt: string; individual?: boolean | undefined };

/** How a natural person that is a party is reached. Its name stays: the books need it. */
export const reachFields = ['phones', 'emails'] as const;

/** Whether an erasure took the values of this change: the trail says that they changed, no longer how, and nobody puts them back. */
export const isErasedChange = (
  erasure: Erasure | undefined,
  { at }: Pick<AuditEntry, 'at'>,
  { field, class: guard }: FieldChange,
): boolean =>
  erasure !== undefined &&
  at <= erasure.erasedAt &&
  (guard === 'contacts' || (erasure.individual === true && reachFields.some((name) => name === field)));
