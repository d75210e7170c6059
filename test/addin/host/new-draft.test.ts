import { mailtoLink } from '../../../src/addin/host/new-draft.ts';
import { draftOfMailLink } from '../../../src/simulator/model/mail-link.ts';

const DRAFT = {
  to: [
    { address: 'kenta+jobs@example.jp', name: '田中 健太' },
    { address: 'a?b&c@example.jp', name: '' },
  ],
  subject: '青葉システムズ & 田中様: 50%の#1',
  body: { type: 'text', content: '田中 健太 様\n\nA + B & C?' },
} as const;

describe('A message for the machine’s mail program', () => {
  it('is one link that nothing in it can break out of', () => {
    const link = mailtoLink(DRAFT);
    expect(link).toMatch(/^mailto:kenta%2Bjobs@example\.jp,a%3Fb%26c@example\.jp\?subject=[^&]+&body=[^&]+$/);
    expect(link).toContain('%E6%A7%98%0D%0A%0D%0AA');
  });

  it('arrives as it was meant', () => {
    expect(draftOfMailLink(mailtoLink(DRAFT))).toEqual({
      to: DRAFT.to.map(({ address }) => ({ address, name: address })),
      cc: [],
      bcc: [],
      subject: DRAFT.subject,
      html: '田中 健太 様<br><br>A + B &amp; C?',
    });
  });
});
