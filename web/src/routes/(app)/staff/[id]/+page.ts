import type { PageLoad } from './$types';

export const load = (({ params }) => ({ staffId: params.id })) satisfies PageLoad;
