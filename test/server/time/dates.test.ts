import {
  fullDay,
  fullMonth,
  fullMoment,
  recordMoment,
  shortDay,
  shortDayOf,
  shortMoment,
  shortMomentOf,
  weekdayAndDay,
} from '../../../src/server/time/dates.ts';

/** Five minutes past midnight in Japan, and the day before everywhere west of it. */
const MOMENT = '2026-09-04T15:05:00.000Z';

describe('Days and moments as people read them', () => {
  it('are those of Japan, in both languages', () => {
    expect([shortDay(MOMENT, 'ja'), shortDay(MOMENT, 'en')]).toEqual(['9/5', '5 Sep']);
    expect([shortMoment(MOMENT, 'ja'), shortMoment(MOMENT, 'en')]).toEqual(['9/5 0:05', '5 Sep 0:05']);
    expect([weekdayAndDay(MOMENT, 'ja'), weekdayAndDay(MOMENT, 'en')]).toEqual([
      '9月5日(土)',
      'Sat 5 September',
    ]);
    expect([fullDay(MOMENT, 'ja'), fullDay(MOMENT, 'en')]).toEqual(['2026年9月5日', '5 September 2026']);
    expect([fullMoment(MOMENT, 'ja'), fullMoment(MOMENT, 'en')]).toEqual([
      '2026年9月5日 0:05',
      '5 September 2026 at 00:05',
    ]);
    expect([fullMonth('2026-09', 'ja'), fullMonth('2026-09', 'en')]).toEqual(['2026年9月', 'September 2026']);
    expect(recordMoment(MOMENT)).toBe('2026-09-05 00:05');
  });

  it('say the year in a table where it is not this one', () => {
    expect(shortDayOf(MOMENT, '2026-12-31', 'ja')).toBe('9/5');
    expect(shortDayOf(MOMENT, '2027-01-01', 'ja')).toBe('2026/9/5');
    expect(shortDayOf('2027-01-07', '2026-12-31', 'en')).toBe('7 Jan 2027');
    expect(shortMomentOf(MOMENT, '2027-01-01', 'ja')).toBe('2026/9/5 0:05');
    expect(shortMomentOf(MOMENT, '2027-01-01', 'en')).toBe('5 Sep 2026 0:05');
  });

  it('take a day as it is', () => {
    expect([shortDay('2026-09-05', 'ja'), shortDay('2026-09-05', 'en')]).toEqual(['9/5', '5 Sep']);
    expect(weekdayAndDay('2026-09-05', 'ja')).toBe('9月5日(土)');
    expect(fullDay('2026-09-05', 'en')).toBe('5 September 2026');
  });
});
