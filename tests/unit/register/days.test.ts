import { describe, expect, it } from 'vitest';
import { dayEnd, dayStart, isRelativeDay, resolveDay } from '#shared/register/days';

describe('days that move with the calendar', () => {
  it.each([
    ['today', '2026-01-31'],
    ['today+30d', '2026-03-02'],
    ['today-2w', '2026-01-17'],
    ['today+1m', '2026-02-28'],
    ['today-11m', '2025-02-28'],
    ['today-1m', '2025-12-31'],
    ['today+1y', '2027-01-31'],
    ['2026-05-01', '2026-05-01'],
  ])('%s is %s on the last of January 2026', (text, day) => {
    expect(resolveDay(text, '2026-01-31')).toBe(day);
  });

  it('goes through a leap day', () => {
    expect(resolveDay('today+1y', '2028-02-29')).toBe('2029-02-28');
    expect(resolveDay('today+1d', '2028-02-28')).toBe('2028-02-29');
  });

  it('takes nothing else for one', () => {
    for (const text of ['tomorrow', 'today + 1d', 'today+1h', 'today+1000d', 'TODAY', "today'--"])
      expect(isRelativeDay(text)).toBe(false);
  });

  it('begins and ends a day in the firm’s calendar, whatever the zone of the server', () => {
    expect(dayStart('2026-11-24')).toBe('2026-11-23T16:00:00.000Z');
    expect(dayEnd('2026-11-24')).toBe('2026-11-24T15:59:59.999Z');
  });
});
