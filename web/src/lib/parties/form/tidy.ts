import * as z from 'zod/mini';
import { fieldSentences } from '#lib/errors.ts';
import { m } from '#lib/paraglide/messages.js';

/** Leaves out what a form holds but nobody filled in: empty lines of lists, absent values. */
export const filled = <T extends Record<string, unknown>>(draft: T): T =>
  Object.fromEntries(
    Object.entries(draft).flatMap(([field, value]) => {
      if (value === undefined || value === '') return [];
      if (field === 'identifiers' && Array.isArray(value))
        return [[field, value.filter((one: { value?: string }) => one.value?.trim())]];
      if (field === 'contacts' && Array.isArray(value))
        return [[field, value.filter((one: { name?: string }) => one.name?.trim())]];
      return [[field, value]];
    }),
  ) as T;

/** What the endpoint's own schema finds wrong before anything is sent, by path. */
export const problemsIn = (schema: z.ZodMiniType, body: unknown): Record<string, string> =>
  Object.fromEntries(
    (z.safeParse(schema, body).error?.issues ?? []).map(({ path }) => [path.join('.'), m.errors_field_invalid()]),
  );

export const problemsOf = (failure: unknown): Record<string, string> => fieldSentences(failure);

/** Brings the first wrong field into view, so that nobody has to look for it. */
export const focusFirstProblem = (form: HTMLElement | undefined): void => {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
};
