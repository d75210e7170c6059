import {
  contactBegin,
  contactEnd,
  lastContactDay,
} from '../../../src/server/services/people/contact-consent.ts';
import { japanTime } from '../../../src/server/time/calendar.ts';

describe('A year of contact', () => {
  it.each([
    ['2026-11-24T03:00:00.000Z', '2027-11-24'],
    // Midnight is Japan's.
    ['2026-11-24T16:00:00.000Z', '2027-11-25'],
    ['2028-02-29T03:00:00.000Z', '2029-02-28'],
  ])('that was agreed to at %s ends with %s', (agreedAt, lastDay) => {
    expect(lastContactDay(agreedAt)).toBe(lastDay);
  });

  it('is the same from either end, leap days too', () => {
    for (let day = Date.parse('2027-01-01T15:00:00Z'); day < Date.parse('2033-01-01'); day += 86_400_000) {
      const now = new Date(day + 3_600_000);
      const today = new Date(day + 86_400_000).toISOString().slice(0, 10);
      const first = contactBegin(today);
      expect(contactEnd(first.toISOString()) > now).toBe(true);
      expect(contactEnd(new Date(first.getTime() - 1).toISOString()) > now).toBe(false);
    }
  });

  it('that began on the 28th of February is over on a 29th', () => {
    expect(contactBegin('2028-02-29')).toEqual(japanTime('2027-03-01', 0));
  });
});
