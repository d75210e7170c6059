import { detectRejection } from '../../../src/core/rejection/index.ts';
import { likenessOf } from '../../../src/core/rejection/likeness.ts';

describe('what a draft looks like beside a rejection', () => {
  it.each([
    [true, '選考の結果、採用を決定いたしましたのでご連絡いたします。'],
    [true, '弊社の求める人物像と合致すると判断いたしましたので、内定をご通知させていただきます。'],
    [true, '最終面接の結果、採用内定をお伝えいたします。'],
    [true, '採用とさせていただきます。'],
    [false, '今回は不採用とさせていただきます。'],
    [false, '採用を見送らせていただくこととなりました。'],
    [false, '採用は難しいとの結論となりました。'],
    [false, '採用の可否をお伝えいたします。'],
  ])('is an offer: %s for %s', (offer, text) => {
    expect(likenessOf('', text, 'ja').offer).toBe(offer);
  });

  it.each([
    [
      'offer',
      '面接の結果、慎重に検討いたしまして、内定をご通知させていただきます。ご承諾のお返事をお待ちしております。',
    ],
    [
      'interview_invitation',
      '書類選考の結果、次の面接へお進みいただくこととなりましたので、ご連絡いたします。',
    ],
  ])('keeps the pane silent on good news, as an %s', (looksLike, body) => {
    const verdict = detectRejection({ subject: '選考結果のご連絡', body, bodyType: 'text' });

    expect(verdict).toMatchObject({ isRejection: false, looksLike });
  });
});
