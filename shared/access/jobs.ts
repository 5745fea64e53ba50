import * as z from 'zod/mini';
import { jobs, rowScopes } from './job-list.ts';

// The names stand apart from the schemas, so that the login page asks who may do what without carrying the schemas' library.
export { jobs, rowScopes };

export const Job = z.enum(jobs);
export type Job = z.infer<typeof Job>;

export const RowScope = z.enum(rowScopes);
export type RowScope = z.infer<typeof RowScope>;
