import { mailForOne, withSalutation } from '../../../src/addin/compose/split-draft.ts';

const sato = { address: 's@mail.example', name: '佐藤 美咲' };
const tanaka = { address: 't@mail.example', name: '田中 健太' };
const nameless = { address: 'n@mail.example', name: '' };
const undivided = { address: 'k@mail.example', name: '小林花子' };
const jane = { address: 'j@mail.example', name: 'Jane Doe' };
const bob = { address: 'b@mail.example', name: 'Bob Ray' };
const kenta = { address: 'kt@mail.example', name: 'Kenta Tanaka' };
const misaki = { address: 'ms@mail.example', name: 'Misaki Sato' };
const takahashi = { address: 'h@mail.example', name: '髙橋 一郎' };
const an = { address: 'an@mail.example', name: 'Nguyễn An' };
const zoe = { address: 'z@mail.example', name: 'Zoë Müller' };
const other = { address: 'os@mail.example', name: 'Ken Sato' };

type People = readonly (typeof sato)[];

describe('the salutation of one of several', () => {
  it.each<[string, typeof sato, People, string]>([
    ['<p>佐藤様、田中様</p><p>結果</p>', tanaka, [sato, tanaka], '<p>田中 健太 様</p><p>結果</p>'],
    ['<p>佐藤　美咲 様</p>', tanaka, [sato, tanaka], '<p>田中 健太 様</p>'],
    ['<p>Dear Jane and Bob,</p>', bob, [jane, bob], '<p>Dear Bob,</p>'],
    ['<p>各位</p>', tanaka, [sato, tanaka], '<p>各位</p>'],
    ['<p>佐藤&nbsp;<b>美咲</b> 様</p>', tanaka, [sato, tanaka], '<p>田中 健太 様<b></b></p>'],
    ['佐藤様<br>田中様<br>結果', tanaka, [sato, tanaka], '田中 健太 様<br>結果'],
    ['<style>p{}</style><p>佐藤様</p>', tanaka, [sato, tanaka], '<style>p{}</style><p>田中 健太 様</p>'],
  ])('of HTML: %s', (content, person, everybody, expected) => {
    expect(withSalutation({ type: 'html', content }, person, everybody)).toBe(expected);
  });

  it.each<[string, typeof sato, People, string]>([
    ['佐藤様\n結果', nameless, [sato, nameless], '結果'],
    ['佐藤様、この度は', nameless, [sato, nameless], 'この度は'],
    ['佐藤様、高橋様\n結果', sato, [sato, nameless], '佐藤 美咲 様\n結果'],
    ['高橋様、佐藤様\n結果', sato, [sato, nameless], '佐藤 美咲 様\n結果'],
    ['佐藤様\n高橋様\n結果', sato, [sato, nameless], '佐藤 美咲 様\n結果'],
    ['佐藤、田中様\n結果', sato, [sato, tanaka], '佐藤 美咲 様\n結果'],
    ['佐藤様、この度は皆様', sato, [sato, tanaka], '佐藤 美咲 様、この度は皆様'],
    ['株式会社あおば\n佐藤様\n田中様', sato, [sato, tanaka], '株式会社あおば\n佐藤 美咲 様\n'],
    ['高橋様、この度は', sato, [takahashi, sato], '佐藤 美咲 様、この度は'],
    ['小林様・佐藤様', undivided, [undivided, sato], '小林花子 様'],
    ['小佐藤様', tanaka, [sato, tanaka], '小佐藤様'],
    ['結果\n\n面接官は田中様でした。', sato, [sato, jane], '結果\n\n面接官は田中様でした。'],
    ['Dear Mr. Tanaka and Ms. Sato,\nThank you', misaki, [kenta, misaki], 'Dear Ms. Sato,\nThank you'],
    ['Dear Mr Tanaka, Ms Sato:', kenta, [kenta, misaki], 'Dear Mr Tanaka:'],
    ['Dear Mr. Tanaka,\nThank you', misaki, [kenta, misaki], 'Dear Misaki Sato,\nThank you'],
    ['Dear Mr. Sato and Ms. Sato,', misaki, [other, misaki], 'Dear Misaki Sato,'],
    ['Dear Mr. Tanaka,\nThank you', nameless, [kenta, nameless], 'Thank you'],
    ['Dear Liu, Jane and Bob,\nThank you', bob, [jane, bob, nameless], 'Dear Bob,\nThank you'],
    ['Hi Jane, thank you for coming.', bob, [jane, bob], 'Hi Bob, thank you for coming.'],
    ['Hi Jane, thank you for coming.', nameless, [jane, nameless], 'thank you for coming.'],
    ['Dear Mr Nguyen and Ms Muller,\nThank you', zoe, [an, zoe], 'Dear Ms Muller,\nThank you'],
    ['Hi Zoe, thank you for coming.', bob, [zoe, bob], 'Hi Bob, thank you for coming.'],
    ['Dear all,\nThank you', bob, [jane, bob], 'Dear all,\nThank you'],
    ['Hello Janet,', bob, [jane, bob], 'Hello Janet,'],
  ])('of text: %j', (content, person, everybody, expected) => {
    expect(withSalutation({ type: 'text', content }, person, everybody)).toBe(expected);
  });

  it('is found in a body of a million characters', () => {
    const content = `佐藤様${' '.repeat(500_000)}\n${'<!--'.repeat(125_000)}`;
    for (const type of ['text', 'html'] as const)
      expect(withSalutation({ type, content }, tanaka, [sato, tanaka]).slice(0, 10)).toContain(
        '田中 健太 様',
      );
  });
});

describe('the mail for one of several, as text', () => {
  const block = { html: '', text: '[block]', sentence: '', url: '' };

  it.each([
    'ご不明な点がございましたら、saiyo@example.co.jp までご連絡ください。',
    '1月19日までに本メールへご返信いただけますと幸いです。',
  ])('has its last sentence: %s', (last) => {
    const body = { type: 'text', content: `佐藤様、田中様\n\n結果のご連絡です。\n\n${last}` } as const;

    expect(mailForOne(body, tanaka, [sato, tanaka], block, 'https://relay.example')).toBe(
      `田中 健太 様\n\n結果のご連絡です。\n\n${last}\n\n[block]`,
    );
  });

  it('is without the thread and the rule above it', () => {
    const content =
      'Dear Jane and Bob,\n\nPlease read below.\n\n________________\nFrom: Jane\nSubject: Interview\n\nThanks!';

    expect(mailForOne({ type: 'text', content }, bob, [jane, bob], block, 'https://relay.example')).toBe(
      'Dear Bob,\n\nPlease read below.\n\n[block]',
    );
  });

  it('keeps a sign-off above the signature’s own mark', () => {
    const content = 'Dear Jane and Bob,\n\nPlease read below.\n\nKind regards,\nTom\n\n-- \nTom Baker\nAoba';

    expect(mailForOne({ type: 'text', content }, bob, [jane, bob], block, 'https://relay.example')).toContain(
      'Kind regards,\nTom',
    );
  });
});
