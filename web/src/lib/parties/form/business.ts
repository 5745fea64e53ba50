import type * as z from 'zod/mini';
import type { PartyFacts } from '#shared/parties/model';
import { customFields } from '../custom-fields.svelte.ts';

type Draft = Partial<z.input<typeof PartyFacts>>;

/** What a company does and how large it is, in the order of the form. */
export const businessFields = [
  'lineOfBusiness',
  'legalForm',
  'ownership',
  'foundedOn',
  'capital',
  'size',
  'staffCount',
  'website',
  'timeSeriesClass',
  'transactionClass',
  'tags',
] as const satisfies readonly (keyof Draft)[];

const isFilled = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

export const hasBusiness = (draft: Draft): boolean =>
  businessFields.some((field) => isFilled(draft[field])) || Object.keys(draft.custom ?? {}).length > 0;

/** Whether an admin made a field of the party required. */
export const mustFillIn = (): boolean =>
  customFields().some(({ of, required, retiredAt }) => of === 'party' && required && !retiredAt);
