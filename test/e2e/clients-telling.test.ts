/** The defects each client is known for, in what it tells the add-in, late or never: how that falls back. */
import { accessibilityFaults } from './support/accessibility.ts';
import { codes, content, openIn, SATO } from './support/clients.ts';
import { onePerson } from './support/one-person.ts';
import { productInBrowser } from './support/product-in-browser.ts';

const site = productInBrowser();
const person = onePerson(site, 'ja');
const open = (client: number, ...draft: [sample?: string, settings?: object, language?: 'ja' | 'en']) =>
  openIn(client, { site, person }, ...draft);

describe('a defect of the host in what it tells', () => {
  it.each([
    ['web', 0],
    ['classic Windows', 1],
    ['Mac', 2],
  ])(
    'theme: the pane takes a change at once, the old one being read then on desktops: %s',
    async (_, index) => {
      const window = await open(index);
      await window.card('home.detected.title');
      if (index > 0) await window.expectDefect('staleTheme');
      await window.scheme('light');
      await window.chooseTheme(1);
      await window.scheme('dark');
      await window.chooseTheme(0);
      await window.scheme('light');
    },
  );

  it('recipients that are not reported: another person’s link is noticed all the same', async () => {
    const window = await open(0);
    await window.card('home.detected.title');
    await window.reproduce('recipients');
    await window.press('home.insert');
    await window.card('home.inserted.title');
    await window.replaceRecipient(SATO, 'kenta.tanaka@example.jp');
    await window.card('home.mismatch.title');
  });

  it('notices that cannot be replaced: a second press is still told', async () => {
    const window = await open(0);
    await window.card('home.detected.title');
    await window.reproduce('replace');
    await window.pressRibbon('cr.insert');
    await window.notice(window.say('notify.inserted', { name: `${SATO} 様` }));
    await window.pressRibbon('cr.insert');
    await window.notice(window.say('notify.already', { name: `${SATO} 様` }));
  });

  it('launch events that stop: the mail goes, and nothing is claimed', async () => {
    const window = await open(0);
    await window.card('home.detected.title');
    await window.reproduce('events');
    await window.press('home.insert');
    await window.card('home.inserted.title');
    await window.replaceRecipient(SATO, 'kenta.tanaka@example.jp');
    await window.card('home.mismatch.title');
    await window.send();
    await window.sent();
  });

  it('office.js that never comes: says so after ten seconds', async () => {
    const window = await open(0);
    await window.card('home.detected.title');
    await window.reproduce('officeJs');
    await window.pane.getByRole('status').getByText(window.say('app.noAnswer')).waitFor({ timeout: 20_000 });
    expect(await accessibilityFaults(window.page)).toEqual([]);
  });

  it('no message beside the pane: says so, and goes on when there is one', async () => {
    const window = await open(0);
    await window.card('home.detected.title');
    await window.reproduce('noItem');
    await window.card('home.noItem.title');
    expect(await accessibilityFaults(window.page)).toEqual([]);
  });

  it('a message that comes to the pane late, and unannounced: says that there is none, then reads it', async () => {
    const window = await open(1);
    await window.card('home.detected.title');
    await window.reproduce('lateItem');
    await window.card('home.noItem.title');
    await window.card('home.detected.title');
    await window.press('home.insert');
    await window.card('home.inserted.title');
    expect(await codes(window)).toBe(1);
  });

  it('a colleague with Exchange’s name for an address: is no second candidate, nor asked about', async () => {
    const window = await open(0);
    await window.card('home.detected.title');
    await window.reproduce('exchangeName');
    await window.addRecipient('makoto.kobayashi@aoba.example');
    await window.press('home.insert');
    await window.card('home.inserted.title');
    await window.send();
    await window.sent();
  });
});

describe('answers of the host', () => {
  it('no answer at all: says so, offers a text, and goes on when answers come', async () => {
    const window = await open(0);
    await window.card('home.detected.title');
    await window.chooseLatency(3);
    await window.chooseClient(1);
    await window.pane
      .getByRole('heading', { name: window.say('home.unreadable.title') })
      .waitFor({ timeout: 30_000 });
    expect(await accessibilityFaults(window.page)).toEqual([]);
    await window.chooseLatency(0);
    await window.pane
      .getByRole('heading', { name: window.say('home.detected.title') })
      .waitFor({ timeout: 30_000 });
  });

  it('three seconds for every answer: says after eight that it is not confirmed, then that it is in, once', async () => {
    const window = await open(0);
    await window.card('home.detected.title');
    await window.chooseLatency(2);
    await window.press('home.insert');
    await window.pane
      .getByRole('heading', { name: window.say('home.unconfirmed.title') })
      .waitFor({ timeout: 30_000 });
    await window.pane
      .getByRole('heading', { name: window.say('home.inserted.title') })
      .waitFor({ timeout: 20_000 });
    expect(await codes(window)).toBe(1);
  });

  it('a second for every answer: the link is in before that', async () => {
    const window = await open(0);
    await window.card('home.detected.title');
    await window.chooseLatency(1);
    await window.press('home.insert');
    await window.pane
      .getByRole('heading', { name: window.say('home.inserted.title') })
      .waitFor({ timeout: 30_000 });
    expect(await codes(window)).toBe(1);
  });

  it('a body of a million characters: one link, or the truth, and the draft as it was', async () => {
    const window = await open(0);
    await window.card('home.detected.title');
    await window.body.evaluate((body) => {
      const filler = document.createElement('p');
      // Laying it out would take the browser longer than the add-in.
      filler.hidden = true;
      filler.textContent = 'あ'.repeat(999_500 - body.innerHTML.length);
      body.append(filler);
    });
    const before = await content(window);
    await window.press('home.insert');
    await window.pane
      .getByRole('heading', { name: window.say('home.unconfirmed.title') })
      .waitFor({ timeout: 30_000 });
    expect((await content(window)) === before).toBe(true);
    await window.pane.getByText(window.say('home.unconfirmed.tooLong')).waitFor();
  });
});
