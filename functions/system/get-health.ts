import { http } from '#platform/http/http';
import { getHealth } from '#shared/system/contract';
import { tableAnswers } from './store.ts';

export const handler = http(getHealth, async () => {
  await tableAnswers();
  return { status: 'ok' as const };
});
