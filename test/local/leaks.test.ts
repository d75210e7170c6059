import { createHash } from 'node:crypto';
import { leakDetector } from '../support/leaks.ts';

const leaks = leakDetector(['misaki.sato@example.jp', '佐藤']);
const hash = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex');

describe('leakDetector', () => {
  it.each([
    ['as it is', '{"to":"misaki.sato@example.jp"}'],
    ['in capitals', 'MISAKI.SATO@EXAMPLE.JP'],
    ['percent-encoded', `/v1/x?name=${encodeURIComponent('佐藤')}`],
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
