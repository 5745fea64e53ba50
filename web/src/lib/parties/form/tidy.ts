import * as z from 'zod/mini';
import { fieldFault } from '#lib/field-faults.ts';

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** What each line of a list begins with, before anybody filled it in. */
const givenFields: Readonly<Record<string, readonly string[]>> = {
  identifiers: ['type'],
  contacts: [],
  addresses: ['use'],
};

const isFilledLine = (list: string, line: unknown): boolean =>
  typeof line === 'object' &&
  line !== null &&
  Object.entries(line).some(
    ([field, value]) =>
      !isBlank(value) && !givenFields[list]?.includes(field) && !(field === 'country' && value === 'CN'),
  );

/** Leaves out what a form holds but nobody filled in: empty lines of lists, absent values. */
export const filled = <T extends object>(draft: T): T =>
  Object.fromEntries(
    Object.entries(draft).flatMap(([field, value]: [string, unknown]) => {
      if (value === undefined || value === '') return [];
      if (field in givenFields && Array.isArray(value))
        return [[field, value.filter((line: unknown) => isFilledLine(field, line))]];
      return [[field, value]];
    }),
  ) as T;

/** Errors by their place on the page: lines that nobody filled in stand there too, and were not sent. */
export const placed = (draft: object, errors: Record<string, string>): Record<string, string> => {
  const lists = new Map<string, unknown>(Object.entries(draft));
  const onPage = (path: string): string => {
    const [list = '', at, ...rest] = path.split('.');
    const lines = lists.get(list);
    if (at === undefined || !(list in givenFields) || !Array.isArray(lines)) return path;
    const sent = [...lines.keys()].filter((line) => isFilledLine(list, lines[line]));
    return [list, sent[Number(at)] ?? at, ...rest].join('.');
  };
  return Object.fromEntries(Object.entries(errors).map(([path, said]) => [onPage(path), said]));
};

const isMissing = ({ code, input }: { code: string; input?: unknown }): boolean =>
  code === 'too_small' || (code === 'invalid_type' && isBlank(input));

/** What the endpoint's own schema finds wrong before anything is sent, by path. */
export const problemsIn = (schema: z.ZodMiniType, body: unknown): Record<string, string> =>
  Object.fromEntries(
    (z.safeParse(schema, body).error?.issues ?? []).map((issue) => [
      issue.path.join('.'),
      fieldFault(isMissing(issue) ? 'required' : issue.code),
    ]),
  );

/** Whether a field holds text that is nothing of its kind, a number or a day; it is brought into view. Without it the field would be sent as it was before. */
export const hasUnreadable = (form: HTMLElement | undefined): boolean => {
  const inputs = [...(form?.querySelectorAll('input') ?? [])];
  const wrong = inputs.find(({ validity }) => validity.customError || validity.badInput);
  wrong?.focus();
  return wrong !== undefined;
};

/** A form that is a page of its own is begun without the mouse, with what it cannot do without. */
export const focusFirstField = (form: HTMLElement): void => form.querySelector<HTMLElement>('input[required]')?.focus();

/** Brings the first wrong field into view, so that nobody has to look for it. */
export const focusFirstProblem = (form: HTMLElement | undefined): void => {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
};
