import type { ResultOf } from '#shared/kernel/endpoint';
import type { getOverview } from '#shared/parties/contract';

export type Overview = ResultOf<typeof getOverview>;
export type Side = 'customer' | 'supplier';
