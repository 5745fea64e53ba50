import * as z from 'zod/mini';
import { DomainError, type FieldError } from '#shared/kernel/errors';

/** Parses with an endpoint's schema; every wrong field is named by its path, with what was expected. */
export const parseInput = <T extends z.ZodMiniType>(
  schema: T,
  value: unknown,
  place: 'params' | 'query' | 'body',
): z.output<T> => {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.flatMap((issue): FieldError[] => {
    const path = issue.path.join('.');
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        path: path ? `${path}.${key}` : key,
        code: 'unrecognized',
        message: 'is not a field here',
      }));
    return [{ path: path || place, code: issue.code, message: expectationOf(issue) }];
  });
  throw new DomainError(
    'INPUT_INVALID',
    `the ${place} is not as expected: ${errors.map(({ path, message }) => `${path} ${message}`).join('; ')}`,
    { errors },
  );
};

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
