import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../../infra/local/schedules/expression.ts';

const next = (expression: string, after: string, timezone = 'Asia/Shanghai'): string | undefined =>
  parseExpression(expression, timezone)(new Date(after))?.toISOString();

describe('A schedule', () => {
  it.each([
    ['rate(1 minute)', '2026-11-24T08:00:10.000Z', '2026-11-24T08:01:10.000Z'],
    ['rate(5 minutes)', '2026-11-24T08:00:00.000Z', '2026-11-24T08:05:00.000Z'],
    ['rate(1 day)', '2026-11-24T08:00:00.000Z', '2026-11-25T08:00:00.000Z'],
    ['cron(0 2 * * ? *)', '2026-11-24T08:00:00.000Z', '2026-11-24T18:00:00.000Z'],
    ['cron(30 9 ? * MON-FRI *)', '2026-11-27T08:00:00.000Z', '2026-11-30T01:30:00.000Z'],
    ['cron(30 9 ? * 2 *)', '2026-11-24T08:00:00.000Z', '2026-11-30T01:30:00.000Z'],
    ['cron(0 0 1 1 ? 2028)', '2026-11-24T08:00:00.000Z', '2027-12-31T16:00:00.000Z'],
    ['at(2026-12-01T09:00:00)', '2026-11-24T08:00:00.000Z', '2026-12-01T01:00:00.000Z'],
  ])('%s after %s is due at %s, on Shanghai’s clock', (expression, after, due) => {
    expect(next(expression, after)).toBe(due);
  });

  it('is never due again once its instant or its year is over', () => {
    expect(next('at(2026-01-01T00:00:00)', '2026-11-24T08:00:00.000Z')).toBeUndefined();
    expect(next('cron(0 0 1 1 ? 2020)', '2026-11-24T08:00:00.000Z')).toBeUndefined();
  });

  it.each(['rate(0 minutes)', 'rate(1 week)', 'cron(0 2 * *)', 'every day', 'at(tomorrow)'])(
    'does not guess at %s',
    (expression) => {
      expect(() => next(expression, '2026-11-24T08:00:00.000Z')).toThrow(expression);
    },
  );
});
