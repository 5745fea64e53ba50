import { http } from '#platform/http/http';
import { getOpenapi } from '#shared/system/contract';
import document from '../../docs/api/openapi.json' with { type: 'json' };

export const handler = http(getOpenapi, () => Promise.resolve(document));
