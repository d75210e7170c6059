import { table } from '../../../src/server/cli/command.ts';

describe('A table on the command line', () => {
  it('has its columns below each other, whatever stands in them', () => {
    const rows = [
      ['株式会社青葉', 'first'],
      ['“Aoba”', 'second'],
      ['ｱｵﾊﾞ…', 'third'],
      ['𠮷野', 'fourth'],
      ['葛\u{e0100}城', 'fifth'],
      [null, 'sixth'],
    ];
    expect(table(rows)).toEqual([
      '株式会社青葉  first',
      '“Aoba”        second',
      'ｱｵﾊﾞ…         third',
      '𠮷野          fourth',
      '葛\u{e0100}城          fifth',
      '–             sixth',
    ]);
  });
});
