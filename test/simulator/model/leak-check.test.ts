import {
  leakedParts,
  reportedInsertions,
  type ObservedRequest,
} from '../../../src/simulator/model/leak-check.ts';
import { draftOfSample } from '../../../src/simulator/samples/index.ts';
import { sample } from '../host/compose-window.ts';

const SAMPLE = sample('first-interview');
const DRAFT = draftOfSample(SAMPLE, '1', 'ja');
const ADDRESS = 'misaki.sato@example.jp';
const NAME = '佐藤 美咲';

function request(body: string, url = 'https://localhost/v1/counts'): ObservedRequest {
  return { method: 'POST', url, body, status: 200 };
}
const found = (body: string, url?: string) => leakedParts(request(body, url), DRAFT, SAMPLE.body);
const escaped = (text: string) =>
  [...text].map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

describe('What a request tells of the draft', () => {
  it.each([
    ['as it is', `{"to":"${ADDRESS}"}`, ADDRESS],
    ['in capitals', ADDRESS.toUpperCase(), ADDRESS],
    ['in base64', Buffer.from(ADDRESS).toString('base64'), ADDRESS],
    [
      'in base64 for addresses, within something longer',
      Buffer.from(`{"a":"?>${NAME}"}`).toString('base64url'),
      NAME,
    ],
    ['in hexadecimals', `x=${Buffer.from(ADDRESS).toString('hex')}`, ADDRESS],
    ['percent-encoded', encodeURIComponent(NAME), NAME],
    ['percent-encoded twice', encodeURIComponent(encodeURIComponent(NAME)), NAME],
    ['as a form sends it', new URLSearchParams({ name: NAME }).toString(), NAME],
    ['without the blank', '{"name":"佐藤美咲"}', NAME],
    ['with a wide blank', '佐藤\u3000美咲', NAME],
    ['in wide letters', 'ｍｉｓａｋｉ．ｓａｔｏ＠ｅｘａｍｐｌｅ．ｊｐ', ADDRESS],
    ['escaped for JSON', `{"name":"${escaped(NAME)}"}`, NAME],
    ['escaped for JSON in base64', Buffer.from(escaped(NAME)).toString('base64'), NAME],
    ['as character references', [...NAME].map((each) => `&#${each.charCodeAt(0)};`).join(''), NAME],
    ['as an excerpt', '慎重に検討を重ねました結果', '慎重に検討を重ねました結果'],
  ])('is found %s', (_how, body, part) => {
    expect(found(body)).toEqual([part]);
  });

  it('is found in the address as well', () => {
    expect(found('', `https://localhost/v1/x?q=${encodeURIComponent(SAMPLE.subject)}`)).toEqual([
      SAMPLE.subject,
    ]);
  });

  it('is nothing where only a count is told', () => {
    const report = {
      reportId: 'a1b2c3d4e5f60718',
      day: '2026-11-24',
      stage: 'first',
      language: 'ja',
      inserted: 1,
    };
    expect(found(JSON.stringify({ reports: [report] }))).toEqual([]);
  });

  it('survives what only looks encoded', () => {
    expect(found('%zz %e3%81 &#99999999; &#x110000; \\u12 abcdefabcdefa ====')).toEqual([]);
  });
});

describe('reportedInsertions', () => {
  it('adds up what a count says, and has nothing to say of other requests', () => {
    expect(reportedInsertions(request('{"reports":[{"inserted":1},{"inserted":2},{}]}'))).toBe(3);
    expect(reportedInsertions(request('{'))).toBeNull();
    expect(reportedInsertions(request('{}', 'https://localhost/v1/me'))).toBeNull();
  });
});
