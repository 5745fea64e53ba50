import { errorCodes } from '#shared/kernel/errors';
import { ApiProblem } from '#lib/api.ts';
import { sentence } from '#lib/errors.ts';
import { m } from '#lib/paraglide/messages.js';

/** Why a party was left out of a change to many. A role that is not there reads better than one that is not active. */
export const skippedWords = (code: string): string => {
  if (code === 'ROLE_NOT_ACTIVE') return m.parties_skipped_no_role();
  return errorCodes.some((known) => known === code) ? sentence(new ApiProblem(409, { code })) : code;
};
