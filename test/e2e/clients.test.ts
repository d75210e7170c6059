/** Every client the add-in meets: what works there. */
import { accessibilityFaults } from './support/accessibility.ts';
import { codes, content, openIn, SATO, WRAPPED } from './support/clients.ts';
import { onePerson } from './support/one-person.ts';
import { productInBrowser } from './support/product-in-browser.ts';

const site = productInBrowser();
const person = onePerson(site, 'ja');
const open = (client: number, ...draft: [sample?: string, settings?: object, language?: 'ja' | 'en']) =>
  openIn(client, { site, person }, ...draft);

const CLIENTS = [
  { name: 'web', index: 0, events: true, runsFromAlert: true, cursor: 'unconfirmed' },
  { name: 'classic Windows', index: 1, events: true, runsFromAlert: true, cursor: 'inserted' },
  { name: 'Mac', index: 2, events: true, runsFromAlert: false, cursor: 'inserted' },
  { name: 'Windows LTSC 2021', index: 3, events: false, runsFromAlert: false, cursor: 'inserted' },
] as const;

describe.each(CLIENTS)('$name', ({ index, events, runsFromAlert, cursor }) => {
  it('says which Outlook it is, as the real one does', async () => {
    const window = await open(index);
    await window.card('home.detected.title');
    const hostName = await window.pane
      .locator('body')
      .evaluate(() => Office.context.mailbox.diagnostics.hostName);
    expect(hostName).toBe(index === 0 ? 'OutlookWebApp' : 'Outlook');
  });

  it.each([
    ['first-interview', 'ja'],
    ['final-interview-en', 'en'],
    ['word-html', 'ja'],
    ['plain-text', 'ja'],
  ] as const)('inserts before the signature and takes it out to the byte: %s', async (sample, language) => {
    const window = await open(index, sample, undefined, language);
    await window.card('home.detected.title');
    const before = await content(window);
    await window.press('home.insert');
    await window.card('home.inserted.title');
    expect(await codes(window)).toBe(1);
    await window.press('home.undo');
    await window.card('home.detected.title');
    // Clients that strip classes take them from the author's words as well when the body is written.
    const plain = (html: string) => (index === 0 ? html : html.replace(/ class="[^"]*"/g, ''));
    const after = await content(window);
    const isWrapped = index === 0 && sample !== 'plain-text';
    expect(isWrapped ? WRAPPED.exec(after)?.[1] : plain(after)).toBe(plain(before));
  });

  it('at the cursor: one link where the author writes, or the truth and a text to copy', async () => {
    const window = await open(index, 'first-interview', { placement: 'cursor' });
    await window.card('home.detected.title');
    const before = await content(window);
    await window.body.getByText('慎重に検討').click();
    await window.press('home.insert');
    await window.card(`home.${cursor}.title`);
    if (cursor === 'unconfirmed') expect(await content(window)).toBe(before);
    else {
      expect(await codes(window)).toBe(1);
      const text = await window.body.innerText();
      expect(text.indexOf('佐藤 美咲 様')).toBeLessThan(text.indexOf('/r/K7Q2M'));
    }
  });

  it('keeps the user’s selection', async () => {
    const window = await open(index, 'first-interview', { placement: 'cursor' });
    await window.card('home.detected.title');
    await window.body.getByText('慎重に検討').click({ clickCount: 3 });
    await window.press('home.insert');
    await window.card('home.inserted.title');
    expect(await window.body.innerText()).toContain('慎重に検討を重ねました');
    expect(await codes(window)).toBe(1);
  });

  it('takes the ribbon’s button beside the open pane: one link, told in the message and known in the pane', async () => {
    const window = await open(index);
    await window.card('home.detected.title');
    await Promise.all([window.pressRibbon('cr.insert'), window.pressRibbon('cr.insert')]);
    await window.notice(window.say('notify.already', { name: `${SATO} 様` }));
    await window.card('home.inserted.title');
    expect(await codes(window)).toBe(1);
    await window.press('home.undo');
    await window.card('home.detected.title');
    expect(await codes(window)).toBe(0);
  });

  it('takes pane and ribbon pressed at once', async () => {
    const window = await open(index);
    await window.card('home.detected.title');
    await Promise.all([window.press('home.insert'), window.pressRibbon('cr.insert')]);
    await window.card('home.inserted.title');
    await window.page
      .getByRole('status', { name: window.text('s.notice.bar') })
      .getByText(SATO)
      .waitFor();
    expect(await codes(window)).toBe(1);
  });

  it(`${events ? 'asks' : 'does not ask'} about another person’s link before sending`, async () => {
    const window = await open(index);
    await window.card('home.detected.title');
    await window.press('home.insert');
    await window.card('home.inserted.title');
    await window.replaceRecipient(SATO, 'kenta.tanaka@example.jp');
    await window.card('home.mismatch.title');
    await window.send();
    if (events) {
      await window.alert.getByText(SATO, { exact: false }).first().waitFor();
      await window.alert.getByRole('button', { name: window.say('alert.mismatch.action') }).click();
      const title = window.pane.getByRole('heading', { name: window.say('home.mismatch.title') });
      await title.and(window.pane.locator(':focus')).waitFor();
      await window.press('home.mismatch.replace', { family: '田中', name: '田中 健太' });
      await window.card('home.inserted.title');
      await window.send();
    }
    await window.sent();
  });

  it(`${events ? 'reminds' : 'does not remind'} of a missing link where the user wants it, once in a draft`, async () => {
    const window = await open(index, 'first-interview', { remindMissing: true });
    await window.card('home.detected.title');
    await window.pressRibbon('cr.pane');
    await window.send();
    if (!events) return window.sent();
    const action = window.alert.getByRole('button', { name: window.say('alert.missing.action') });
    if (runsFromAlert) {
      await action.click();
      await window.notice(window.say('notify.inserted', { name: `${SATO} 様` }));
      expect(await codes(window)).toBe(1);
    } else {
      await action.click();
      await window.card('home.detected.title');
      expect(await codes(window)).toBe(0);
    }
    await window.send();
    await window.sent();
  });

  it('shows every card without a fault of accessibility', async () => {
    const window = await open(index, 'two-recipients');
    await window.card('home.several.title', { n: 2 });
    expect(await accessibilityFaults(window.page)).toEqual([]);
  });
});
