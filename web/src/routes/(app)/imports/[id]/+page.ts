import type { PageLoad } from './$types';

export const load = (({ params }) => ({ importId: params.id })) satisfies PageLoad;
