import { mailHtml } from '../../../src/server/mail/templates/layout.ts';
import { mailPage } from '../../../src/simulator/model/mail-page.ts';

const composed = { subject: '選考結果 <1>', html: '<p style="color:#616161">採用担当</p>', text: '' };
const ours = {
  subject: '登録が完了しました',
  html: mailHtml({ language: 'ja', title: '', body: '<p>本文</p>', footer: '' }),
  text: '',
};

describe('The page a mail is read in', () => {
  it.each([
    ['light', 'color:#242424;background:#fff'],
    ['dark', 'color:#f0f0f0;background:#232626'],
    ['highContrast', 'color:#fff;background:#000'],
  ] as const)('has the colours of the theme where the mail has none: %s', (theme, colours) => {
    expect(mailPage(composed, theme)).toContain(colours);
  });

  it('keeps no colour in the dark that is meant for paper', () => {
    const paper = /\.composed \[style\*='color'\].*!important/;
    expect(mailPage(composed, 'dark')).toMatch(paper);
    expect(mailPage(composed, 'light')).not.toMatch(paper);
  });

  it('shows a mail that knows both schemes in the theme’s, whatever the device prefers', () => {
    const [light, dark] = [mailPage(ours, 'light'), mailPage(ours, 'dark')];
    expect(light).not.toContain('prefers-color-scheme');
    expect(light).toContain('@media (max-width:0){.page{background:#1b1b1b!important');
    expect(dark).toContain('@media (min-width:0){.page{background:#1b1b1b!important');
    expect(mailPage(ours, 'highContrast')).toContain('@media (min-width:0)');
  });

  it('keeps the subject off the edge, whatever the margins of the mail are', () => {
    for (const mail of [composed, ours, { ...composed, html: null }])
      expect(mailPage(mail, 'light')).toMatch(
        /\.subject\{[^}]*padding:16px 24px 8px[^]*<h1 class="subject">/,
      );
    expect(mailPage(ours, 'light')).not.toContain('<div class="composed">');
    expect(mailPage(composed, 'light')).toContain('選考結果 &lt;1&gt;</h1><div class="composed">');
  });

  it('makes links of the addresses in a text', () => {
    const page = mailPage({ subject: '', html: null, text: 'a <b>\nhttps://relay.example/r/1' }, 'light');
    expect(page).toContain(
      'a &lt;b&gt;<br><a href="https://relay.example/r/1">https://relay.example/r/1</a></div>',
    );
  });
});
