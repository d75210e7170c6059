import { createHash } from 'node:crypto';
import { leakDetector } from '../support/leaks.ts';

const leaks = leakDetector(['misaki.sato@example.jp', '佐藤']);
const hash = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex');

describe('leakDetector', () => {
  it.each([
    ['as it is', '{"to":"misaki.sato@example.jp"}'],
    ['in capitals', 'MISAKI.SATO@EXAMPLE.JP'],
    ['percent-encoded', `/v1/x?name=${encodeURIComponent('佐藤')}`],
    ['percent-encoded twice', encodeURIComponent(encodeURIComponent('佐藤'))],
    [
      'percent-encoded to the last byte',
      '/x?%6d%69%73%61%6b%69%2e%73%61%74%6f%40%65%78%61%6d%70%6c%65%2e%6a%70',
    ],
    ['as character references', '&#20304;&#34276;'],
    ['backwards', 'pj.elpmaxe@otas.ikasim'],
    ['in base64 for addresses', Buffer.from('?>to=佐藤?>?>').toString('base64url')],
    ['in base64 of UTF-16', Buffer.from('x misaki.sato@example.jp', 'utf16le').toString('base64')],
    ['hashed in capitals', hash('sha1', 'MISAKI.SATO@EXAMPLE.JP')],
    ['escaped for JSON', '{"n":"\\u4f50\\u85e4"}'],
    ['in base64, at any place', Buffer.from('to=misaki.sato@example.jp&x').toString('base64')],
    ['hashed', hash('sha256', 'misaki.sato@example.jp')],
    ['hashed in short', hash('md5', '佐藤')],
  ])('finds a word %s', (_form, request) => {
    expect(leaks(request)).toBe(true);
  });

  it('lets a count pass', () => {
    expect(
      leaks(
        '{"reports":[{"reportId":"Zk3","day":"2026-11-24","stage":"first","language":"ja","inserted":1,"sent":0}]}',
      ),
    ).toBe(false);
  });
});
