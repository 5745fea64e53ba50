import type * as z from 'zod/mini';
import type { PartyFacts } from '#shared/parties/model';

/** What a company does and how large it is, in the order of the form. */
export const businessFields = [
  'lineOfBusiness',
  'legalForm',
  'ownership',
  'foundedOn',
  'capital',
  'size',
  'staffCount',
  'parentId',
  'website',
  'timeSeriesClass',
  'transactionClass',
  'tags',
] as const satisfies readonly (keyof z.input<typeof PartyFacts>)[];
