import { http } from '#platform/http/http';
import { checkDuplicates } from '#shared/parties/contract';
import { likelyDuplicates } from './duplicates.ts';

export const handler = http(checkDuplicates, async (request) => {
  const { except, ...draft } = request.body;
  return { items: await likelyDuplicates(request, draft, except) };
});
