import { meansCompany } from '../../../src/core/text/company-names.ts';

const MIDORI = ['株式会社みどり商事', 'Midori Trading Co., Ltd.', 'みどり商事', 'Midori', 'midori.example'];

describe('Companies to hide from', () => {
  it.each([
    '株式会社みどり商事',
    'みどり商事',
    '(株)みどり商事',
    'みどり商事(いまの勤務先)',
    'ひかり物流、みどり商事',
    'Midori Trading',
    'MIDORI TRADING CO.,LTD.',
    'I work at midori, please hide',
    'みどり商事グループ全部',
    'midori.example',
    'みどり',
    'ひかり物流，みどり',
  ])('mean a company as people write it: %s', (list) => {
    expect(meansCompany(list, MIDORI)).toBe(true);
  });

  it.each(['ひかり物流株式会社', '青葉システムズ、みなみ食品', 'なし', '株式会社', '', 'A社', 'み', 'M'])(
    'do not mean another one: %s',
    (list) => {
      expect(meansCompany(list, MIDORI)).toBe(false);
    },
  );

  it.each([
    ['高島屋', '株式会社\u9ad9島屋'],
    ['\u9ad9島屋', '高島屋'],
    ['キャノン', 'キヤノン株式会社'],
    ['キューピー', 'キユーピー株式会社'],
    ['ブリジストン', '株式会社ブリヂストン'],
    ['とらや', '株式會社トラヤ'],
    ['関ヶ原製作所', '株式会社関ケ原製作所'],
    ['昔の勤務先の山田商店', '\u33cd山田商店'],
    ['Nestle', 'Nestl\u00e9 S.A.'],
  ])('mean a company whose name is written otherwise: %s', (list, name) => {
    expect(meansCompany(list, [name])).toBe(true);
  });

  it('mean one of two characters, and one known by its mail domain alone', () => {
    expect(meansCompany('楽天とほか', ['株式会社楽天'])).toBe(true);
    expect(meansCompany('I work at Hikari Logistics, please hide', ['hikari-logistics.example'])).toBe(true);
  });
});
