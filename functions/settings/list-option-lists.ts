import { http } from '#platform/http/http';
import { listOptionLists } from '#shared/settings/contract';
import { readOptionLists } from './store.ts';

export const handler = http(listOptionLists, async () => ({ items: await readOptionLists() }));
