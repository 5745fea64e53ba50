import { http } from '#platform/http/http';
import { getMe } from '#shared/access/contract';
import { meOf } from '#shared/access/decide-me';
import { readStaff } from './store.ts';

export const handler = http(getMe, async ({ caller }) => meOf(caller, (await readStaff(caller.staffId)).version));
