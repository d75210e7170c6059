import { SAMPLE_OPERATOR } from '../../../src/server/identity/operator.ts';
import { agencyNoticeMail, assignedMail } from '../../../src/server/mail/templates/introduction.ts';
import type { SlotRequestRow } from '../../../src/server/stores/slot-requests.ts';

it('A mail to an agency leads on by an address that breaks on a phone and is read on dark', () => {
  const { html } = assignedMail({
    to: { mail: 'desk@minato.example', language: 'ja' },
    contactBy: '2026-11-26',
    address: 'https://relay.example/agency/candidates/dis_0123456789abcdefghijklmnop',
    operator: SAMPLE_OPERATOR,
  });
  expect(html).toMatch(/<a class="link" [^>]*overflow-wrap:anywhere;word-break:break-all/);
});

it('A mail names a company written from right to left behind its vacancy, and breaks a word wider than a phone', () => {
  const word = 'Pneumonoultramicroscopicsilicovolcanoconiosis';
  const about = (position: string) =>
    agencyNoticeMail({
      to: { mail: 'desk@minato.example', language: 'ja' },
      company: 'شركة النور',
      request: { position, reply_by: '2026-11-26', interview_on: null, language: 'ja' } as SlotRequestRow,
      news: 'requested',
      address: 'https://relay.example/agency/requests/req_0123456789abcdefghijklmnop',
      operator: SAMPLE_OPERATOR,
    });
  expect(about('مهندس').subject).toBe('新しい紹介依頼:\u2068مهندس\u2069(\u2068شركة النور\u2069)');
  expect(about(word).subject).toBe(`新しい紹介依頼:${word}(\u2068شركة النور\u2069)`);
  expect(about(word).html).toMatch(/<div class="page" [^>]*overflow-wrap:break-word/);
});
