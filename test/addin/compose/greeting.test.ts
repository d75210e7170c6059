import { greetingIn } from '../../../src/addin/compose/greeting.ts';
import { greetsAnother } from '../../../src/addin/compose/greets-another.ts';

describe('the greeting of a mail', () => {
  it.each([
    ['佐藤 美咲 様\n\nお世話になっております。', '佐藤 美咲'],
    ['佐藤様、この度は', '佐藤'],
    ['佐藤さんへ\n', '佐藤'],
    ['件名なし\n田中　健太様\n', '田中　健太'],
    ['Dear Ms. Wilson,\n\nThank you', 'Ms. Wilson'],
    ['Hi Emma\n', 'Emma'],
    ['Hello Emma Rose Wilson:\n', 'Emma Rose Wilson'],
    ['採用ご担当者様\n', null],
    ['応募者の皆様\n', null],
    ['Dear Hiring Team,\n', null],
    ['Dear candidate,\n', null],
    ['お客様のご希望に沿えず\n', null],
    ['皆様\n', null],
    ['皆さま、\n', null],
    ['みなさま\n', null],
    ['皆々様\n', null],
    ['お客様\n', null],
    ['お客さま、\n', null],
    ['お疲れ様、田中です。\n', null],
    ['お疲れさま。\n', null],
    ['皆川様\n', '皆川'],
    ['Dear Sally,\n', 'Sally'],
    ['Hi all,\n', null],
    ['ご応募ありがとうございました。\n', null],
    ['', null],
  ])('%j greets %s', (text, greeted) => {
    expect(greetingIn(text)).toBe(greeted);
  });

  it.each([
    ['佐藤', '佐藤 美咲', false],
    ['佐藤美咲', '佐藤 美咲', false],
    ['佐藤 美咲', '佐藤美咲', false],
    ['美咲', '佐藤 美咲', false],
    ['田中', '佐藤 美咲', true],
    ['佐藤 花子', '佐藤 美咲', false],
    ['田中', 'Misaki Sato', false],
    ['Ms. Wilson', 'Emma Wilson', false],
    ['Ms. Sato', 'Emma Wilson', true],
    ['Emma', 'Wilson, Emma', false],
    ['Em', 'Emma Wilson', false],
    ['Ms. Ellis', 'Emma Wilson', true],
    ['Kenta', 'Emma Wilson', true],
    ['葛城', '葛\u{e0100}城 花子', false],
    ['Ms Muller', 'Anna M\u00fcller', false],
    ['高橋', '髙橋 花子', false],
    ['かとう', 'がとう 花子', true],
    ['Mr Dang', '\u0110\u1eb7ng Minh', false],
    ['Mr Nguyen', 'Nguy\u1ec5n An', false],
    ['Kenta', '', false],
    [null, 'Emma Wilson', false],
  ])('%s is for somebody else than %s: %s', (greeted, name, differs) => {
    expect(greetsAnother(greeted, { address: 'a@mail.example', name })).toBe(differs);
  });
});
