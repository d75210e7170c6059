import {
  fullDay,
  fullMonth,
  fullMoment,
  monthDay,
  recordMoment,
  shortDay,
  shortMoment,
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
    expect([monthDay(MOMENT, 'ja'), monthDay(MOMENT, 'en')]).toEqual(['9月5日', '5 September']);
    expect([fullDay(MOMENT, 'ja'), fullDay(MOMENT, 'en')]).toEqual(['2026年9月5日', '5 September 2026']);
    expect([fullMoment(MOMENT, 'ja'), fullMoment(MOMENT, 'en')]).toEqual([
      '2026年9月5日 0:05',
      '5 September 2026 at 00:05',
    ]);
    expect([fullMonth('2026-09', 'ja'), fullMonth('2026-09', 'en')]).toEqual(['2026年9月', 'September 2026']);
    expect(recordMoment(MOMENT)).toBe('2026-09-05 00:05');
  });

  it('take a day as it is', () => {
    expect([shortDay('2026-09-05', 'ja'), shortDay('2026-09-05', 'en')]).toEqual(['9/5', '5 Sep']);
    expect(weekdayAndDay('2026-09-05', 'ja')).toBe('9月5日(土)');
    expect(fullDay('2026-09-05', 'en')).toBe('5 September 2026');
  });
});
