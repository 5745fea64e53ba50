import type { HandleClientError } from '@sveltejs/kit/hooks';
import { ApiProblem } from '#lib/api-problem.ts';

/** A refusal of the API is an answer that the page shows, with its own status; only what nobody foresaw is for the console. */
export const handleError: HandleClientError = ({ kind, error }) => {
  if (error instanceof ApiProblem)
    return { status: error.status, message: error.message, ...(error.code ? { code: error.code } : {}) };
  if (kind === 'unknown') console.error(error);
  return undefined;
};
