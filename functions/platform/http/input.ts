import * as z from 'zod/mini';
import { DomainError, type FieldError } from '#shared/kernel/errors';
import { unfitTexts } from '#shared/kernel/unfit-text';

/** Parses with an endpoint's schema; every wrong field is named by its path, with what was expected. */
export const parseInput = <T extends z.ZodMiniType>(
  schema: T,
  value: unknown,
  place: 'params' | 'query' | 'body',
): z.output<T> => {
  const parsed = z.safeParse(schema, value);
  const unfit = unfitTexts(parsed.data);
  if (parsed.success && unfit.length === 0) return parsed.data;
  const errors = parsed.success ? unfit.map(unfitAt) : errorsOf(parsed.error, place);
  throw new DomainError(
    'INPUT_INVALID',
    `the ${place} is not as expected: ${errors.map(({ path, message }) => `${path} ${message}`).join('; ')}`,
    { errors },
  );
};

const unfitAt = (path: readonly string[]): FieldError => ({
  path: path.join('.'),
  code: 'invalid_format',
  message: 'must be text without control characters or halves of characters',
});

const errorsOf = (error: z.core.$ZodError, place: string): FieldError[] =>
  error.issues.flatMap((issue): FieldError[] => {
    const path = issue.path.join('.');
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        path: path ? `${path}.${key}` : key,
        code: 'unrecognized',
        message: 'is not a field here',
      }));
    return [{ path: path || place, code: issue.code, message: expectationOf(issue) }];
  });

// zod/mini carries no sentences by default: say what was expected in our own words.
const expectationOf = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${issue.expected}`;
    case 'too_small':
      return `must be at least ${String(issue.minimum)}${issue.origin === 'string' ? ' characters' : ''}`;
    case 'too_big':
      return `must be at most ${String(issue.maximum)}${issue.origin === 'string' ? ' characters' : ''}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return issue.message && issue.message !== 'Invalid input'
        ? `must be ${issue.message}`
        : `must be a valid ${issue.format}`;
    default:
      return issue.message && issue.message !== 'Invalid input' ? `must be ${issue.message}` : 'is not valid';
  }
};
