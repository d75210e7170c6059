import { SAMPLE_OPERATOR } from '../../../src/server/identity/operator.ts';
import { assignedMail } from '../../../src/server/mail/templates/introduction.ts';

it('A mail to an agency leads on by an address that breaks on a phone and is read on dark', () => {
  const { html } = assignedMail({
    to: { mail: 'desk@minato.example', language: 'ja' },
    contactBy: '2026-11-26',
    address: 'https://relay.example/agency/candidates/dis_0123456789abcdefghijklmnop',
    operator: SAMPLE_OPERATOR,
  });
  expect(html).toMatch(/<a class="link" [^>]*overflow-wrap:anywhere;word-break:break-all/);
});
