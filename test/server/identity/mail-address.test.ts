import { normaliseMailAddress, parseMailAddress } from '../../../src/server/identity/mail-address.ts';

describe('A mail address typed in full width', () => {
  // Written as escapes: an editor that makes them half-width would leave a test of nothing.
  it.each([
    ['its at sign', 'misaki\uff20example.jp'],
    ['its full stop', 'misaki@example\uff0ejp'],
    ['the full stop of Japanese sentences', 'misaki@example\u3002jp'],
    ['the same, half-width', 'misaki@example\uff61jp'],
    ['a full stop at the end', 'misaki@example.jp.'],
    ['the one of Japanese sentences at the end', 'misaki@example.jp\u3002'],
    ['letters before the at sign', '\uff4d\uff49\uff53\uff41\uff4b\uff49@example.jp'],
    ['letters behind it', 'misaki@\uff45\uff58\uff41\uff4d\uff50\uff4c\uff45.jp'],
    ['blanks around it', '\u3000misaki@example.jp\u3000'],
    ['a comma of Japanese sentences at the end', 'misaki@example.jp\u3001'],
    ['the same, half-width', 'misaki@example.jp\uff64'],
    ['a comma at the end', 'misaki@example.jp\uff0c'],
    ['a mark that shows nothing at the end', 'misaki@example.jp\u200b'],
    ['marks of direction around it', '\u202a misaki@example.jp \u202c'],
    ['marks that keep it apart', '\u2068misaki@example.jp\u2069'],
  ])('is read as meant: %s', (_what, typed) => {
    expect(parseMailAddress(typed)).toMatchObject({ ok: true, address: 'misaki@example.jp' });
  });

  it('is read as meant: digits, hyphen and plus sign', () => {
    const typed = 'm\uff0b\uff11@ex\uff0dample.jp';
    expect(parseMailAddress(typed)).toMatchObject({ ok: true, address: 'm+1@ex-ample.jp' });
    expect(normaliseMailAddress(typed)).toBe('m@ex-ample.jp');
  });

  it.each([
    ['between names', 'misaki\u3000sato@example.jp'],
    ['of web pages', 'misaki\u00a0sato@example.jp'],
  ])('is refused for a blank %s', (_what, typed) => {
    expect(parseMailAddress(typed)).toEqual({ ok: false, fault: 'characters' });
  });

  it.each([
    ['punctuation of Japanese inside the host', 'misaki@example\u3001jp', 'characters'],
    ['brackets around it', '\u300cmisaki@example.jp\u300d', 'characters'],
    ['a mark that shows nothing inside', 'mis\u200baki@example.jp', 'characters'],
    ['nothing before the at sign', '@example.jp', 'no_name'],
    ['nothing behind it', 'misaki@', 'unfinished'],
    ['marks that show nothing alone', '\u200b\u2060', 'empty'],
    ['too much before the at sign', `${'m'.repeat(65)}@example.jp`, 'too_long'],
    ['too much of it in another script', `${'\u4f50'.repeat(22)}@example.jp`, 'too_long'],
    ['too much between two full stops', `misaki@${'e'.repeat(64)}.jp`, 'too_long'],
    ['no end', `${'\u200b '.repeat(5000)}x`, 'too_long'],
  ])('is refused for %s', (_what, typed, fault) => {
    expect(parseMailAddress(typed)).toEqual({ ok: false, fault });
  });

  it('keeps scripts of other languages as they are', () => {
    for (const address of ['\u4f50\u85e4@example.jp', '"a b"@example.jp', 'j\u00fcrgen@b\u00fccher.example'])
      expect(parseMailAddress(address)).toMatchObject({ ok: true, address });
  });
});

describe('One mailbox in quotes', () => {
  it.each([
    '"misaki"@gmail.com',
    '"mis\\aki"@gmail.com',
    '"Mis.aki+1"@gmail.com',
    '"misaki+2"@googlemail.com',
  ])('is the same person: %s', (typed) => {
    expect(normaliseMailAddress(typed)).toBe('misaki@gmail.com');
  });

  it('is the same person where a carrier gave odd dots', () => {
    expect(normaliseMailAddress('"a..b."@carrier.example')).toBe(
      normaliseMailAddress('a..b.@carrier.example'),
    );
  });

  it('stays another one where the quotes are needed', () => {
    for (const address of ['"a b"@example.jp', '"a@b"@example.jp', '"+"@example.jp', '""@example.jp'])
      expect(normaliseMailAddress(address)).toBe(address === '"+"@example.jp' ? '+@example.jp' : address);
  });
});
