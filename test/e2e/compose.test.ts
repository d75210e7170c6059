/** The pane beside a draft, in a browser with the real office.js: every sample, and hosts that fail. */
import { accessibilityFaults } from './support/accessibility.ts';
import { codes, SATO } from './support/clients.ts';
import { onePerson } from './support/one-person.ts';
import { productInBrowser } from './support/product-in-browser.ts';
import { ComposeWindow } from './support/simulator.ts';

const site = productInBrowser();
const person = onePerson(site, 'ja');

function open(sample: string, language: 'ja' | 'en' = 'ja'): Promise<ComposeWindow> {
  return ComposeWindow.open(person.page, site.product.url, language, sample);
}

describe.each(['ja', 'en'] as const)('each sample draft in %s', (language) => {
  it.each([
    ['first-interview', 'home.detected.title', {}],
    ['document-screening', 'home.detected.title', {}],
    ['final-interview-en', 'home.detected.title', {}],
    ['interview-schedule', 'home.neutral.title', {}],
    ['offer', 'home.neutral.title', {}],
    ['two-recipients', 'home.several.title', { n: 2 }],
    ['plain-text', 'home.detected.title', {}],
    ['shared-mailbox', 'home.readonly.title', {}],
    ['word-html', 'home.detected.title', {}],
    ['quoted-reply', 'home.neutral.title', {}],
    ['plain-text-en', 'home.detected.title', {}],
    ['empty', 'home.neutral.title', {}],
  ])('%s shows its card', async (sample, title, values) => {
    const window = await open(sample, language);
    await window.card(title, values);
    expect(await accessibilityFaults(window.page)).toEqual([]);
  });
});

describe('a host that fails', () => {
  it.each(['silentWrite', 'writeError'])(
    '%s: the card says so, offers the text, and the draft is as it was',
    async (defect) => {
      const window = await open('first-interview');
      await window.card('home.detected.title');
      await window.reproduce(defect);
      const before = await window.body.innerHTML();
      await window.press('home.insert');
      await window.card('home.unconfirmed.title');
      expect(await window.body.innerHTML()).toBe(before);
      expect(await accessibilityFaults(window.page)).toEqual([]);
      await window.button('home.unconfirmed.copy').waitFor();
    },
  );

  it('callback that never comes: the link is found by reading back, once', async () => {
    const window = await open('first-interview');
    await window.card('home.detected.title');
    await window.reproduce('callback');
    await window.press('home.insert');
    await window.card('home.inserted.title');
    expect(await codes(window)).toBe(1);
  });

  it('no network: the link goes in all the same', async () => {
    const window = await open('first-interview');
    await window.card('home.detected.title');
    await window.goOffline();
    await window.press('home.insert');
    await window.card('home.inserted.title');
    expect(await codes(window)).toBe(1);
  });
});

describe('the wrong person', () => {
  it('is warned of in the pane, and replaced with one click', async () => {
    const window = await open('first-interview');
    await window.card('home.detected.title');
    await window.press('home.insert');
    await window.card('home.inserted.title');
    await window.replaceRecipient(SATO, 'kenta.tanaka@example.jp');
    await window.card('home.mismatch.title');
    expect(await accessibilityFaults(window.page)).toEqual([]);
    await window.press('home.mismatch.replace', { family: '田中', name: '田中 健太' });
    await window.card('home.inserted.title');
    expect(await codes(window)).toBe(1);
    expect(await window.body.innerText()).toContain('田中様専用');
  });

  it('is warned of at sending, which the user can always go on with', async () => {
    const window = await open('first-interview');
    await window.card('home.detected.title');
    await window.press('home.insert');
    await window.card('home.inserted.title');
    await window.replaceRecipient(SATO, 'kenta.tanaka@example.jp');
    await window.card('home.mismatch.title');
    await window.send();
    const alert = window.page.getByRole('alertdialog');
    await alert.getByText(SATO, { exact: false }).first().waitFor();
    expect(await accessibilityFaults(window.page)).toEqual([]);
    await alert.getByRole('button', { name: window.text('s.alert.send') }).click();
    await window.page.getByText(window.text('s.sent')).waitFor();
  });
});

describe('the ribbon button', () => {
  it('inserts without the pane, and says so in the message; a second press adds no second link', async () => {
    const window = await open('first-interview');
    await window.card('home.detected.title');
    await window.pressRibbon('cr.pane');
    await window.pressRibbon('cr.insert');
    await window.notice(window.say('notify.inserted', { name: `${SATO} 様` }));
    await window.pressRibbon('cr.insert');
    await window.notice(window.say('notify.already', { name: `${SATO} 様` }));
    expect(await codes(window)).toBe(1);
  });

  it('asks for a choice where several candidates are addressed', async () => {
    const window = await open('two-recipients');
    await window.card('home.several.title', { n: 2 });
    await window.pressRibbon('cr.insert');
    await window.notice(window.say('notify.needChoice'));
    expect(await codes(window)).toBe(0);
  });
});
