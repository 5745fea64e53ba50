import { config } from '#lib/config.ts';
import type { PageLoad } from './$types';

export const load = (async ({ url }) => ({
  config: await config(),
  next: url.searchParams.get('next'),
  expired: url.searchParams.get('reason') === 'expired',
})) satisfies PageLoad;
