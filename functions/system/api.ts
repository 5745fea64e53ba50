import { router } from '#platform/http/router';
import { handler as getHealth } from './get-health.ts';
import { handler as getOpenapi } from './get-openapi.ts';

export const handler = router([getHealth, getOpenapi]);
