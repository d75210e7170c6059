import { columnsOf, spanOf } from '../../../src/addin/relay/month-columns.ts';
import type { ReportMonth } from '../../../src/contract/report.ts';

const months = (count: number): ReportMonth[] =>
  Array.from({ length: count }, (_, index) => ({
    month: `2026-${String(index + 1).padStart(2, '0')}`,
    invited: 10,
    opened: 5,
    registered: index === 0 ? 'few' : 4,
    counted: 4,
    slots: 0,
  }));

describe('The columns of the chart', () => {
  it('are months up to six, then quarters of which the newest is whole', () => {
    expect(columnsOf(months(6), 3)).toHaveLength(6);
    expect(columnsOf(months(12), 3).map(({ from, to }) => [from, to])).toEqual([
      ['2026-01', '2026-03'],
      ['2026-04', '2026-06'],
      ['2026-07', '2026-09'],
      ['2026-10', '2026-12'],
    ]);
    expect(columnsOf(months(7), 3).at(-1)).toMatchObject({ from: '2026-05', to: '2026-07', invited: 30 });
  });

  it('are four where each is several months, whose names are longer', () => {
    for (const count of [7, 13, 18, 30, 48])
      expect(columnsOf(months(count), 3).length).toBeLessThanOrEqual(4);
  });

  it('are never more than six', () => {
    for (const count of [1, 7, 12, 19, 40, 100]) {
      const long = Array.from({ length: count }, () => months(1)[0] as ReportMonth);
      expect(columnsOf(long, 3).length).toBeLessThanOrEqual(6);
    }
  });

  it('begin with the first month of which there is something to say, or six months ago', () => {
    const from = (first: number, of: Partial<ReportMonth>) => {
      const quiet = months(12).map((month) => ({ ...month, invited: 0, registered: 0 }));
      const told = quiet.map((month, index) => (index === first ? { ...month, ...of } : month));
      return columnsOf(told, 3)[0]?.from;
    };
    expect(from(2, { invited: 1 })).toBe('2026-03');
    expect(from(2, { registered: 'few' })).toBe('2026-03');
    expect(from(10, { invited: 1 })).toBe('2026-07');
  });

  it('keep a hidden month hidden in their sum', () => {
    expect(spanOf(['few', 4, 'few'], 3)).toEqual({ least: 6, most: 8 });
    expect(spanOf([4, 4], 3)).toEqual({ least: 8, most: 8 });
  });
});
